// A row whose line a terminal or a person broke, and the next line → the text of both, where a pair begins in one and ends in the other.

import type { Pair } from "./pair-parts.ts";
import { readPairs } from "./pair-text.ts";

/** Narrowest line that is taken to be broken, and longest text of a row put together. */
const NARROWEST = 40;
const LONGEST = 2 ** 13;
/** Widths at which terminals and editors break lines; another one must be seen twice. */
const USUAL = new Set([79, 80, 99, 100, 119, 120, 132, 139, 140, 159, 160]);
/** Different widths that are remembered. */
const MOST_WIDTHS = 64;

export interface Unwrapper {
  /** A line as it stands in the log, of a row or not. */
  see(text: string): void;
  /** Names of the pairs of a row. */
  learn(names: Iterable<string>): void;
  /** The text of the row going on with the next line, or undefined where no pair says that it does. */
  join(row: string, last: string, next: string): string | undefined;
}

export function createUnwrapper(): Unwrapper {
  const widths = new Map<number, number>();
  const known = new Set<string>();
  let widest = 0;

  const isBroken = (last: string, next: string): boolean =>
    last.length === widest &&
    (USUAL.has(last.length) || next.length === last.length || (widths.get(last.length) ?? 0) > 1);

  return {
    see({ length }) {
      if (length < NARROWEST) return;
      if (length > widest) widest = length;
      if (widths.size < MOST_WIDTHS || widths.has(length))
        widths.set(length, (widths.get(length) ?? 0) + 1);
    },
    learn(names) {
      if (known.size < 1000) for (const name of names) known.add(name);
    },
    join(row, last, next) {
      if (last.length < NARROWEST || row.length + next.length > LONGEST) return undefined;
      const spaced = `${row} ${next.trimStart()}`;
      // A name and its sign, whose number stands in the next line.
      if (/[\w)][:=]\s*$/.test(row)) return across(spaced, row.length) && spaced;
      const soft = across(spaced, row.length);
      if (soft !== undefined && known.has(soft.name)) return spaced;
      const glued = row + next;
      const hard = across(glued, row.length);
      // The first row has no other whose width is its own, but no line ends in `loss_o`.
      const isCut =
        hard !== undefined && /loss_\w{1,20}$/.test(row) && /^[a-z]\w{0,40}[:=]/.test(next);
      if (!isCut && !isBroken(last, next)) return undefined;
      return hard === undefined || (soft !== undefined && hard.name.includes(" "))
        ? undefined
        : glued;
    },
  };
}

/** The pair that begins before the place and ends behind it. */
function across(text: string, place: number): Pair | undefined {
  return readPairs(text).find(({ start, end }) => start < place && end > place);
}
