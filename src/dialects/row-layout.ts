// A row that was read, as literal pieces, times and numbers → the same layout looked for in the bytes of further rows.

import { cellText, type NumberCells, readNumberCell } from "../table/number-cell.ts";
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
  /** Text of the line that matched last, as long as its numbers stand in the store's next row. */
  text(): string;
}

const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
const LETTER_M = 0x6d;
const LETTER_S = 0x73;
const LETTER_U = 0x75;
/** Digits of a time; no training takes longer. */
const MAX_TIME_DIGITS = 9;

/** `literals` has one piece more than there are fields; O(bytes), and nothing is allocated in a match. */
export function createRowLayout(
  literals: readonly string[],
  fields: readonly Field[],
  store: RowStore,
  accepts: (cells: NumberCells, index: number) => boolean,
): RowLayout {
  const encoder = new TextEncoder();
  const pieces = literals.map((piece) => createPiece(encoder.encode(piece)));
  const isNumber = fields.map((field) => field === "number");
  const shortest = pieces.reduce((sum, { length }) => sum + length, fields.length);
  // Of each time its number, and the unit by its first letter.
  const times = new Float64Array(fields.length);
  const units = new Uint8Array(fields.length);
  return {
    match(bytes, words, start, limit) {
      if (limit - start < shortest) return -1;
      let at = start;
      const { cells } = store;
      let cell = store.at;
      for (let i = 0; ; i += 1) {
        const piece = pieces[i] as Piece;
        const end = at + piece.length;
        if (end > limit || !isAt(piece, bytes, words, at)) return -1;
        at = end;
        if (i === isNumber.length) break;
        if (isNumber[i] === true) {
          at = readNumberCell(bytes, words, at, cells, cell);
          if (at < 0 || !accepts(cells, cell)) return -1;
          cell += 1;
        } else {
          const digits = digitsEnd(bytes, at);
          const count = digits - at;
          if (count === 0 || count > MAX_TIME_DIGITS || (count > 1 && bytes[at] === ZERO)) {
            return -1;
          }
          times[i] = numberIn(bytes, at, digits);
          const unit = bytes[digits] as number;
          units[i] = unit;
          at = unit === LETTER_M || unit === LETTER_U ? digits + 1 : digits;
          if (bytes[at] !== LETTER_S) return -1;
          at += 1;
        }
      }
      if (bytes[at] === CR) at += 1;
      return at <= limit && bytes[at] === LF ? at + 1 : -1;
    },
    text() {
      let cell = store.at;
      return literals
        .map((literal, i) => {
          if (i === fields.length) return literal;
          if (isNumber[i] === true) {
            const { high, low, style } = store.cells;
            const number = cellText(high[cell] ?? 0, low[cell] ?? 0, style[cell] ?? 0);
            cell += 1;
            return literal + number;
          }
          const unit = units[i] === LETTER_S ? "" : String.fromCharCode(units[i] ?? 0);
          return `${literal}${times[i] ?? 0}${unit}s`;
        })
        .join("");
    },
  };
}

/** Bytes to compare with, four at a time where there are four; the last four may overlap those before. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly words: Int32Array;
}

function createPiece(bytes: Uint8Array): Piece {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const words = new Int32Array(length < 4 ? 0 : Math.ceil(length / 4));
  for (let i = 0; i < words.length; i += 1) {
    words[i] = view.getInt32(Math.min(4 * i, length - 4), true);
  }
  return { bytes, length, words };
}

function isAt(piece: Piece, bytes: Uint8Array, words: DataView, start: number): boolean {
  const { length } = piece;
  if (length < 4) {
    for (let i = 0; i < length; i += 1) if (bytes[start + i] !== piece.bytes[i]) return false;
    return true;
  }
  const last = start + length - 4;
  let i = 0;
  for (let at = start; at < last; at += 4) {
    if (words.getInt32(at, true) !== piece.words[i]) return false;
    i += 1;
  }
  return words.getInt32(last, true) === piece.words[i];
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= ZERO + 9) at += 1;
  return at;
}

function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = 10 * value + (bytes[at] as number) - ZERO;
  return value;
}
