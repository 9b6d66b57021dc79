// Rows of a run → the few that show most: both ends, those with the smallest and the largest share left, and some between.

import type { Sequence } from "../../../math/sequence.ts";
import type { Entry } from "../../ledger-rows.ts";
import type { Paper } from "../paper.ts";

type Passes = (entry: Entry) => boolean;

/** Those that come first are shown in any case, as far as there is room, or of each split the one that is off by most; with --verbose all are. */
export function pickRows(
  { verbose }: Paper,
  entries: Sequence<Entry>,
  [train, other]: readonly [train: number, other: number],
  comesFirst?: Passes | "farthest",
): { readonly shown: readonly Entry[]; readonly hidden: number } {
  if (verbose) return { shown: entries.slice(), hidden: 0 };
  const [own, rest]: [number[], number[]] = [[], []];
  const [shares, first]: [(number | null)[], Set<number>] = [[], new Set()];
  entries.forEach((entry, at) => {
    const { row, share } = entry;
    (row.split === "train" && row.origin !== "evaluate" ? own : rest).push(at);
    shares.push(share);
    if (typeof comesFirst === "function" && comesFirst(entry)) first.add(at);
  });
  const ofRest = own.length === 0 ? train : other;
  const isNamed = (at: number): boolean => {
    const { low = 0, high = 0 } = entries.at(at)?.row.residual ?? {};
    return comesFirst === "farthest" && (low > 0 || high < 0);
  };
  const picked = (places: readonly number[], most: number): readonly number[] =>
    pick(places, most, shares, first, isNamed);
  const kept = [...picked(own, train), ...picked(rest, ofRest)];
  const hidden = entries.length - kept.length;
  // A line that says so takes as much room as the row.
  if (hidden <= 1) return { shown: entries.slice(), hidden: 0 };
  return { shown: kept.toSorted((a, b) => a - b).map((at) => entries.at(at) as Entry), hidden };
}

/** Of these places those that are shown. */
function pick(
  places: readonly number[],
  most: number,
  shares: readonly (number | null)[],
  first: ReadonlySet<number>,
  isNamed: (at: number) => boolean,
): readonly number[] {
  if (places.length <= most) return places;
  const kept = new Set<number>();
  const add = (at: number | undefined): void => {
    if (at !== undefined && kept.size < most) kept.add(at);
  };
  let [smallest, largest]: [number | undefined, number | undefined] = [undefined, undefined];
  let [least, greatest] = [Infinity, -Infinity];
  for (const at of places) {
    if (first.has(at)) add(at);
    const share = shares[at] ?? null;
    if (share === null) continue;
    if (share < least) [smallest, least] = [at, share];
    if (share > greatest) [largest, greatest] = [at, share];
  }
  const farthest = Math.abs(least) > greatest ? smallest : largest;
  if (farthest !== undefined && isNamed(farthest)) add(farthest);
  add(places.at(-1));
  add(places[0]);
  add(smallest);
  add(largest);
  for (let parts = 2; kept.size < most && parts <= 2 * most; parts += 1)
    for (let i = 1; i < parts; i += 1) add(places[Math.round((i / parts) * (places.length - 1))]);
  return [...kept];
}
