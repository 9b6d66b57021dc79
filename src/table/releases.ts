// Releases of Keras as ranges, so that what is known of some releases can be held against those a log may come from.

/** `keras` counts Keras and TF-Keras releases (2.16 and later are TF-Keras), `tensorflow` those whose `tf.keras` it is. */
export interface Releases {
  readonly family: "keras" | "tensorflow";
  /** First release, such as `2.3.0` or `3.5`. */
  readonly first: string;
  /** Last release, all of its patches included where it names two places; null for every later one of the same major version. */
  readonly last: string | null;
}

/** Whether `some` lie in `known`: all of them, only a part, or none. */
export type Overlap = "inside" | "part" | "none";

export function overlapOf(some: Releases, known: Releases): Overlap {
  if (some.family !== known.family) return "none";
  const [start, end] = [lowest(some.first), highest(some)];
  const [from, to] = [lowest(known.first), highest(known)];
  if (end < from || start > to) return "none";
  return start >= from && end <= to ? "inside" : "part";
}

const PLACES = 1000;

function placesOf(release: string): readonly number[] {
  return release.split(".").map(Number);
}

function lowest(release: string): number {
  const [major = 0, minor = 0, patch = 0] = placesOf(release);
  return (major * PLACES + minor) * PLACES + patch;
}

function highest({ first, last }: Releases): number {
  if (last === null) {
    const [major = 0] = placesOf(first);
    return lowest(String(major + 1)) - 1;
  }
  const [major = 0, minor = PLACES - 1, patch = PLACES - 1] = placesOf(last);
  return (major * PLACES + minor) * PLACES + patch;
}

/** `Keras 2.3.0–2.3.1`, `Keras 3.5 and later 3.x`, `tf.keras of TensorFlow 2.0–2.1`. */
export function releasesText({ family, first, last }: Releases): string {
  const name = family === "keras" ? "Keras" : "tf.keras of TensorFlow";
  if (last === null) {
    const [major, minor] = first.split(".");
    return minor === "0" ? `${name} ${major}` : `${name} ${first} and later ${major}.x`;
  }
  return first === last ? `${name} ${first}` : `${name} ${first}–${last}`;
}
