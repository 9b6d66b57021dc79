// Points and scales → what shows under the pointer, and marks where rows could not be drawn; by style alone, without script.

import { type Content, markup } from "./markup.ts";
import type { Scales } from "./plot.ts";
import type { Point, Track } from "./points.ts";

/** `epoch 5`, or `epochs 5–8, mean` for a point of several rows. */
function pointEpochs({ clock }: Track, { firstEpoch, lastEpoch, rows }: Point): string {
  return rows === 1 ? `${clock} ${firstEpoch}` : `${clock}s ${firstEpoch}–${lastEpoch}, mean`;
}

/** What a chart over the epochs shows at its first and its last point. */
export function describedBy(what: string, track: Track, textOf: (point: Point) => string): string {
  const drawn = track.points.filter((point) => point !== null);
  if (drawn.length === 0) return "Nothing to draw: no row is whole.";
  const ends = [...new Set([drawn[0] as Point, drawn.at(-1) as Point])].map(
    (point) => `${pointEpochs(track, point)}: ${textOf(point)}`,
  );
  return `${what} over the ${track.clock}s. ${ends.join("; ")}.`;
}

/** A strip of the plot for each point that shows its numbers above the plot while the pointer is on it. */
export function readouts(
  { percent, places: [first, last], height }: Scales,
  track: Track,
  textsOf: (point: Point) => readonly string[],
): Content {
  const drawn = track.points.filter((point) => point !== null);
  return drawn.map((point, i) => {
    const before = drawn[i - 1]?.place;
    const after = drawn[i + 1]?.place;
    const from = before === undefined ? first : (before + point.place) / 2;
    const to = after === undefined ? last : (point.place + after) / 2;
    const width = Number.parseFloat(percent(to)) - Number.parseFloat(percent(from));
    const at = percent(point.place);
    return markup`<g class="at"><rect x="${percent(from)}" width="${Math.round(width * 100) / 100}%" height="${height}"/><line x1="${at}" x2="${at}" y2="${height}"/><text class="y" x="100%" y="-8">${[pointEpochs(track, point), ...textsOf(point)].join(" · ")}</text></g>\n`;
  });
}

/** An arrow at the top for a point beyond it. */
export function cutMarks(
  { percent, values: [, most] }: Scales,
  { points }: Track,
  valueOf: (point: Point) => number,
): Content {
  return points
    .filter((point) => point !== null)
    .filter((point) => valueOf(point) > most)
    .map((point) => markup`<text class="broken" x="${percent(point.place)}" y="12">↑</text>\n`);
}

/** A cross on the axis for a row with a value that is missing or not finite; thousands of them come as a few hundred. */
export function brokenMarks({ percent, places, height }: Scales, { broken }: Track): Content {
  const [first, last] = places;
  const seen = new Set(
    broken.filter((place) => place >= first && place <= last).map((place) => percent(place)),
  );
  return [...seen]
    .slice(0, 500)
    .map((at) => markup`<text class="broken" x="${at}" y="${height - 4}">×</text>`);
}
