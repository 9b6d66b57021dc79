// Lines of pairs → rows: a row on one line or on several, or a block of one pair a line behind an anchor.

import type { Line } from "../../lines/line.ts";
import { hasClock, NO_CLOCK } from "./clock.ts";
import {
  addClock,
  addLine,
  type Before,
  goesOnWith,
  type GrowingRow,
  isRepeated,
  beginRow,
} from "./growing-row.ts";
import { type PairLine, readPairLine, rowsOfLine } from "./pair-line.ts";
import type { RowSource } from "./row-source.ts";

/** Lines of other text that may stand inside a block. */
const MAX_OTHERS = 2;

/** Rows that wait for the line after them, until it is known whether rows of this log go on there. */
const WAITING_ROWS = 2;

export const createPairRows: RowSource = (onRow, isLoss) => {
  let open: GrowingRow | undefined;
  let before: Before = { clock: NO_CLOCK, split: undefined };
  /** Rows of one line that are still to be waited with; all of them once one went on. */
  let waiting = WAITING_ROWS;

  const flush = (): void => {
    if (open !== undefined && open.losses > 0) {
      if (open.text !== undefined) waiting -= 1;
      onRow(open);
    }
    open = undefined;
  };

  const begin = (kind: GrowingRow["kind"], read: PairLine, line: Line): GrowingRow => {
    flush();
    if (hasClock(read.clock) && read.losses === 0)
      before = { clock: read.clock, split: read.split };
    return beginRow(kind, read, line, before);
  };

  const cell = (read: PairLine, line: Line): boolean => {
    const isMore = open?.kind === "box" && !read.pairs.some(({ name }) => open?.names.has(name));
    if (!isMore || open === undefined) open = begin("box", { ...read, clock: NO_CLOCK }, line);
    else addLine(open, read, line);
    if (hasClock(read.clock)) addClock(open, read.clock);
    return true;
  };

  const other = (read: PairLine, line: Line): boolean => {
    if (read.brace === "opens") open = begin("braces", read, line);
    else if (open?.kind === "braces" && hasClock(read.clock)) addClock(open, read.clock);
    else if (hasClock(read.clock) || (read.split !== undefined && read.pairs.length === 0)) {
      flush();
      before = { clock: hasClock(read.clock) ? read.clock : before.clock, split: read.split };
    } else if (open !== undefined) {
      open.others += 1;
      if (open.others > MAX_OTHERS || open.kind === "line" || read.brace === "closes") flush();
    }
    return false;
  };

  const goOn = (row: GrowingRow, read: PairLine, line: Line): boolean => {
    addLine(row, read, line);
    if (row.kind === "line") waiting = Infinity;
    if (row.kind === "braces" && read.brace === "closes") flush();
    return true;
  };

  const line = (given: Line): boolean => {
    if (open !== undefined && isRepeated(open, given)) return true;
    const read = readPairLine(given.text, isLoss);
    if (read.isRule) {
      flush();
      return false;
    }
    if (read.isSentence || (read.pairs.length === 0 && !read.isCell)) return other(read, given);
    if (read.isCell) return cell(read, given);
    if (open !== undefined && goesOnWith(open, read)) return goOn(open, read, given);
    const rows = rowsOfLine(read, given.text, isLoss);
    if (rows.length > 1) {
      for (const row of rows) open = { ...begin("line", row, given), text: undefined };
      return true;
    }
    if (read.brace === "opens") open = begin("braces", read, given);
    else if (read.pairs.length === 1) open = begin("block", read, given);
    else {
      open = begin("line", read, given);
      if (waiting <= 0 && read.losses > 0) flush();
    }
    return read.losses > 0;
  };

  return { line, pending: () => open, end: flush };
};
