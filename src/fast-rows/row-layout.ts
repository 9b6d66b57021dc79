// A row that was read, as literal pieces and fields → the rows of the same layout that follow, read as bytes.

import type { CellBlock } from "../table/row-store.ts";
import { type FieldKind, rowKernel, type RowKernel } from "./row-kernel.ts";

/**
 * What stands between two literals: a number, one as `%.4f` or `%.4e` prints it, a time such as `3s` whose figures do not
 * matter, a whole number of at most nine digits, text or a list of numbers that does not matter, blanks, a progress bar, updates of
 * a rewritten line, or a line's end.
 */
export type Field = Exclude<FieldKind, RowEnding>;

/** A row ends with its line, or behind its last literal. */
export type RowEnding = "row-end" | "item-end";

export interface RowLayout {
  /**
   * Rows from `start` on that are of this layout and end before or at `limit`; there, or after it, an LF stands where rows
   * end with lines. Undefined where there is not one. Good until the next call of any layout.
   */
  match(bytes: Uint8Array, start: number, limit: number): RowBatch | undefined;
  /** The one row that the bytes from `start` to `end` are, without a line end. */
  matchWhole(bytes: Uint8Array, start: number, end: number): RowBatch | undefined;
  /** The one row that a rewritten line ends as; it goes from `start` to the LF at `end`, and more may follow up to `limit`. */
  matchLast(bytes: Uint8Array, start: number, end: number, limit: number): RowBatch | undefined;
}

/** Rows that follow each other, the numbers of all of them; the last may lack all after its first line. */
export interface RowBatch extends CellBlock {
  /** Whole rows. */
  readonly rows: number;
  /** Index after the row. */
  end(row: number): number;
  /** The `index`th count of a row. */
  count(row: number, index: number): number;
  /** Index after the first line of a further row whose other lines are not there, or 0. */
  readonly firstLineEnd: number;
}

/** Where rows take turns with others, the copy of all that follows must not cost more than they do. */
const SMALLEST_WINDOW = 2 ** 12;
/** Most characters of a field, about: a longer text that does not matter is looked at in the next window. */
const FIELD_LENGTH = 40;
/** Times that a bar goes into what is looked at of a line that ends as it: nine updates, each with backspaces over it. */
const BARS = 18;
/** What follows a rewritten line, as far as it is part of the row: `Epoch 3/200`. */
const AFTER = 32;
/** Of a list, about: the edges and the counts of a histogram with 64 bins. */
const LIST_LENGTH = 2 ** 11;

const LF = 0x0a;

let loaded: RowLayout | undefined;

/** `literals` has one piece more than there are fields; after the last one the row ends. `barLength`: bytes of a bar, for `matchLast`. Undefined where the kernel cannot hold it. */
export function createRowLayout(
  literals: readonly string[],
  fields: readonly Field[],
  ending: RowEnding = "row-end",
  barLength = 0,
): RowLayout | undefined {
  const kernel = rowKernel();
  const program = kernel && compile(kernel, literals, fields, ending);
  if (kernel === undefined || program === undefined) return undefined;
  const width = fields.filter((field) => field === "number" || field === "four-places").length;
  const { window, digits, styles, counts, ends, rowCounts } = kernel;
  const smallest = Math.max(SMALLEST_WINDOW, program.longest);
  const lastBytes = Math.min(BARS * barLength, window.length - AFTER);
  let size = smallest;

  const load = (): void => {
    if (loaded === layout) return;
    kernel.ops.set(program.ops);
    kernel.literals.set(program.literals);
    loaded = layout;
  };
  const batchAt = (start: number, rows: number, firstLine: number): RowBatch => ({
    rows,
    width,
    digits,
    styles,
    end: (row) => start + (ends[row] as number),
    count: (row, index) => counts[rowCounts * row + index] as number,
    firstLineEnd: firstLine === 0 ? 0 : start + firstLine,
  });

  const layout: RowLayout = {
    match(bytes, start, limit) {
      load();
      const length = Math.min(size, limit + 1 - start);
      window.set(bytes.subarray(start, start + length));
      const rows = kernel.readRows(length, width);
      const firstLine = kernel.firstLineEnd.value;
      const read = Math.max(firstLine, rows === 0 ? 0 : (ends[rows - 1] as number));
      size = 2 * read > length ? Math.min(2 * size, window.length) : smallest;
      if (read === 0) return undefined;
      return batchAt(start, rows, firstLine);
    },
    matchWhole(bytes, start, end) {
      const length = end - start + 1;
      if (length > window.length) return undefined;
      load();
      window.set(bytes.subarray(start, end));
      window[length - 1] = LF;
      const rows = kernel.readRows(length, width);
      return rows === 1 && ends[0] === length ? batchAt(start, rows, 0) : undefined;
    },
    matchLast(bytes, start, end, limit) {
      load();
      // The byte before the line says that the window has all of it.
      const from = Math.max(start - 1, end - lastBytes);
      const length = Math.min(limit + 1, end + AFTER) - from;
      window.set(bytes.subarray(from, from + length));
      const rows = kernel.readRows(length, width);
      return rows === 1 ? batchAt(from, rows, 0) : undefined;
    },
  };
  return layout;
}

/** What the kernel runs over each row, and the most bytes of one. */
interface Program {
  readonly ops: Uint32Array;
  readonly literals: Uint8Array;
  readonly longest: number;
}

function compile(
  kernel: RowKernel,
  literals: readonly string[],
  fields: readonly Field[],
  ending: RowEnding,
): Program | undefined {
  const encoder = new TextEncoder();
  const pieces = literals.map((literal) => encoder.encode(literal));
  const total = pieces.reduce((sum, { length }) => sum + length, 0);
  const lists = fields.filter((field) => field === "list").length;
  const longest = total + FIELD_LENGTH * pieces.length + LIST_LENGTH * lists;
  if (3 * pieces.length > kernel.ops.length || longest > kernel.window.length) return undefined;
  if (fields.filter((field) => field === "count").length > kernel.rowCounts) return undefined;
  const program = {
    ops: new Uint32Array(3 * pieces.length),
    literals: new Uint8Array(total),
    longest,
  };
  let at = 0;
  pieces.forEach((piece, i) => {
    program.literals.set(piece, at);
    const kind = fields[i] ?? ending;
    program.ops.set([at, piece.length, kernel.kinds[kind]], 3 * i);
    at += piece.length;
  });
  return program;
}
