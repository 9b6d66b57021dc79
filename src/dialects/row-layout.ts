// A row that was read, as literal pieces, times and numbers → the same layout looked for in the bytes of further rows.

import { type NumberCells, readNumberCell } from "../table/number-cell.ts";
import type { RowStore } from "../table/row-store.ts";

/** What stands between two literal pieces: a column's number, or a time such as `3s` whose figures do not matter. */
export type Field = "number" | "time";

export interface RowLayout {
  /**
   * Index after the line that begins at `start` if it is of this layout, else −1. There must be an LF at `limit` or
   * after it; a line that ends after `limit` is none. `words` is the memory of `bytes`.
   * The numbers are put into the store's next row.
   */
  match(bytes: Uint8Array, words: DataView, start: number, limit: number): number;
}

const LF = 0x0a;
const CR = 0x0d;
const POINT = 0x2e;
const ZERO = 0x30;
const LETTER_M = 0x6d;
const LETTER_S = 0x73;
const LETTER_U = 0x75;

/** `literals` has one piece more than there are fields; O(bytes), and nothing is allocated in a match. */
export function createRowLayout(
  literals: readonly string[],
  fields: readonly Field[],
  store: RowStore,
  accepts: (cells: NumberCells, index: number) => boolean,
): RowLayout {
  const encoder = new TextEncoder();
  const pieces = literals.map((piece) => encoder.encode(piece));
  const literal = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(pieces.length);
  let length = 0;
  pieces.forEach((piece, i) => {
    literal.set(piece, length);
    length += piece.length;
    ends[i] = length;
  });
  const isNumber = fields.map((field) => field === "number");
  const literalWords = new DataView(literal.buffer);
  const shortest = literal.length + fields.length;
  return {
    // Four bytes at a time where there are four. Every comparison fails at the LF at the latest.
    match(bytes, words, start, limit) {
      if (limit - start < shortest) return -1;
      let at = start;
      let next = 0; // of the literal bytes
      const { cells } = store;
      let cell = store.at;
      for (let i = 0; ; i += 1) {
        const until = ends[i] as number;
        if (at + until - next > limit) return -1;
        while (next + 4 <= until) {
          if (words.getInt32(at) !== literalWords.getInt32(next)) return -1;
          at += 4;
          next += 4;
        }
        while (next < until) {
          if (bytes[at] !== literal[next]) return -1;
          at += 1;
          next += 1;
        }
        if (i === isNumber.length) break;
        if (isNumber[i] === true) {
          at = readNumberCell(bytes, at, cells, cell);
          if (at < 0 || !accepts(cells, cell)) return -1;
          cell += 1;
        } else {
          at = timeEnd(bytes, at);
          if (at < 0) return -1;
        }
      }
      if (bytes[at] === CR) at += 1;
      return at <= limit && bytes[at] === LF ? at + 1 : -1;
    },
  };
}

/** End of a whole or decimal number of `s`, `ms` or `us`, or −1. */
function timeEnd(bytes: Uint8Array, from: number): number {
  let at = digitsEnd(bytes, from);
  if (at === from) return -1;
  if (bytes[at] === POINT) {
    const fraction = at + 1;
    at = digitsEnd(bytes, fraction);
    if (at === fraction) return -1;
  }
  if (bytes[at] === LETTER_M || bytes[at] === LETTER_U) at += 1;
  return bytes[at] === LETTER_S ? at + 1 : -1;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= ZERO + 9) {
    at += 1;
  }
  return at;
}
