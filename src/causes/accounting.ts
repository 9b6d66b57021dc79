// What is known of how single releases of Keras keep the books, and which finding it bears on.

import { lazy } from "../math/lazy.ts";
import { overlapOf, type Releases, releasesText } from "../table/releases.ts";
import type { Writer } from "../table/run.ts";
import { text } from "./accounting.md.text";
import type { Evidence } from "./finding.ts";
import { partsOfPage, termsOf } from "./page-part.ts";

export interface Accounting {
  readonly releases: Releases;
  /** What these releases do, as a clause after their name: `take val_loss from one batch`. */
  readonly fact: string;
  /** What that does to total minus components. */
  readonly effect: string;
  /** Findings that it bears on. */
  readonly causes: readonly string[];
  /** It explains the finding, `always` or `where weights are 1`, so that reports name it; the others stand on the pages only. */
  readonly explains: string | undefined;
  /** Where it was seen: a source file at a tag, a thread, a measurement. */
  readonly seen: readonly string[];
}

/** As accounting.md has them, each under its releases: `keras 2.3.0 to 2.3.1`, `tensorflow 2.4 on`. */
export const accounting: () => readonly Accounting[] = lazy(() =>
  partsOfPage(text)
    .slice(1)
    .map((part): Accounting => {
      const { effect = "", causes = "", explains } = termsOf(part);
      const [family, first = "", , last = null] = part.heading.split(" ");
      return {
        releases: { family: family === "keras" ? "keras" : "tensorflow", first, last },
        fact: part.text,
        effect,
        causes: causes.split(", "),
        explains,
        seen: part.items.flatMap((item) => /^seen: (.+)/.exec(item)?.[1] ?? []),
      };
    }),
);

/** What is known of a cause, the entries in the table's order. */
export function accountingOf(cause: string): readonly Accounting[] {
  return accounting().filter(({ causes }) => causes.includes(cause));
}

/** `Keras 2.3.0–2.3.1 take the validation total …: `val_loss` is off …`. */
export function accountingText({ releases, fact, effect }: Accounting): string {
  return `${releasesText(releases)} ${fact}: ${effect}`;
}

/**
 * What explains a finding by the releases that may have printed the log: stated where all of them do it, left undecided
 * where some do, or where the log does not tell who printed it.
 */
export function knownOfReleases(
  cause: string,
  { releases }: Writer,
  weights: readonly number[] = [],
): readonly Evidence[] {
  return accountingOf(cause).flatMap((entry): Evidence[] => {
    if (!bearsOn(entry, cause, weights)) return [];
    const overlap = releases === undefined ? "part" : overlapOf(releases, entry.releases);
    if (overlap === "none") return [];
    const who = releasesText(entry.releases);
    return overlap === "inside"
      ? [{ kind: "for", text: `${who} ${entry.fact}` }]
      : [{ kind: "undecided", text: `whether this is ${who}, which ${entry.fact}` }];
  });
}

/** Components printed after their weights add up at 1, so that the declared weights seem not to hold. */
function bearsOn({ explains }: Accounting, cause: string, weights: readonly number[]): boolean {
  return explains === "where weights are 1"
    ? cause === "loss-weights" && weights.length > 0 && weights.every((weight) => weight === 1)
    : explains === "always";
}
