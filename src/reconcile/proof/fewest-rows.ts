// Rows that no weights fit → fewer of them, none of which can be left out.

import type { Proof } from "./certificate.ts";

/** Rows that contradict each other, which ascend, and the proof; that is undefined where the exact check finds none. */
export interface Conflict {
  readonly at: readonly number[];
  readonly proof: () => Proof | undefined;
}

/** A conflict among some of these rows alone, which ascend; undefined where weights fit them, or nothing is found. */
type FindConflict = (rows: readonly number[]) => Conflict | undefined;

/** Rows that a search starts from, and those whose twos and threes are tried. Nobody adds up more by hand. */
const MOST_CANDIDATES = 24;
const MOST_COMBINED = 8;

/**
 * Drops rows one by one, each if the rest still contradict each other (the deletion filter of Chinneck and Dravnieks
 * 1991). A row that was needed among more rows is needed among fewer, so one pass in any order leaves none that can be
 * dropped.
 */
function thinned(first: Conflict, order: readonly number[], findConflict: FindConflict): Conflict {
  let best = first;
  for (const row of order)
    if (best.at.includes(row))
      best = findConflict(best.at.filter((other) => other !== row)) ?? best;
  return best;
}

/**
 * Thinned from both ends of the rows of the conflict, and of the rows of all the inequalities that were met on the way
 * (`candidates`), as different orders leave different rows; then all twos and threes of the rows found are tried.
 */
export function fewestRows(
  first: Conflict,
  candidates: readonly number[],
  findConflict: FindConflict,
): Conflict {
  if (!isSearched(first)) return first;
  const found = [
    thinned(first, first.at, findConflict),
    thinned(first, first.at.toReversed(), findConflict),
  ];
  const wider = candidates.length <= MOST_CANDIDATES ? findConflict(candidates) : undefined;
  if (wider !== undefined) found.push(thinned(wider, candidates.toReversed(), findConflict));
  const best = found.reduce((least, other) => (other.at.length < least.at.length ? other : least));
  const rows = [...new Set(found.flatMap(({ at }) => at))].slice(0, MOST_COMBINED);
  for (const size of [2, 3]) {
    if (best.at.length <= size) return best;
    for (const some of combinations(rows, size)) {
      // None of the rows found can be left out, so no part of them will do.
      if (found.some(({ at }) => some.every((row) => at.includes(row)))) continue;
      const smaller = findConflict(some.toSorted((a, b) => a - b));
      if (smaller !== undefined) return smaller;
    }
  }
  return best;
}

/** One and two rows were looked for before. */
function isSearched({ at }: Conflict): boolean {
  return at.length > 2 && at.length <= MOST_CANDIDATES;
}

/** Every choice of `size` of the values, in their order. */
function* combinations(values: readonly number[], size: number): Iterable<number[]> {
  if (size === 0) yield [];
  else
    for (let i = 0; i + size <= values.length; i += 1)
      for (const rest of combinations(values.slice(i + 1), size - 1))
        yield [values[i] as number, ...rest];
}
