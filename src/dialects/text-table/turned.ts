// A table with one number a line and one row a column → its rows: `| loss | 0.9 | 0.8 |` below `| Metric | Epoch 1 | Epoch 2 |`.

import type { Line } from "../../lines/line.ts";
import { isTotalName } from "../../table/loss-names.ts";
import { parsePrinted } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import { withoutSplit } from "../../table/splits.ts";
import { type Clock, hasClock, readClock, readSplit } from "../pairs/clock.ts";
import type { Pair } from "../pairs/pair-parts.ts";
import type { IsLoss, PairRow } from "../pairs/row-source.ts";
import { type Cell, cellsOf, isClockName, WALL } from "./header.ts";
import { placeInTable } from "./place.ts";

export interface TurnedTable {
  /** Whether the line is one of the table that is open. */
  line(line: Line): boolean;
  /** The rows of the table that is open, so far. */
  rows(): readonly PairRow[];
  /** The same, once the table is over. */
  take(): readonly PairRow[];
}

/** A column that is a row. */
interface Column {
  readonly at: number;
  readonly clock: Clock;
  readonly split: Split | undefined;
  readonly pairs: Pair[];
}

const NAME = /^[A-Za-z_][\w ./()-]{0,60}$/;
const RULE = /^[\s|+:=\u2500-\u257f-]{3,}$/;
const NOWHERE = { second: undefined, weight: undefined, start: 0, at: 0, secondAt: -1, end: 0 };

export function createTurnedTable(isLoss: IsLoss): TurnedTable {
  let head: Line | undefined;
  let width = 0;
  let columns: readonly Column[] = [];
  const rows = (): readonly PairRow[] =>
    head === undefined ? [] : columns.flatMap((column) => rowOf(column, head as Line, isLoss));
  return {
    line(line) {
      if (!WALL.test(line.text.trimStart().charAt(0)))
        return columns.length > 0 && RULE.test(line.text);
      if (RULE.test(line.text)) return columns.length > 0;
      const cells = cellsOf(line.text);
      const [name = "", ...values] = cells.map(({ text }) => text);
      if (head !== undefined && cells.length === width && NAME.test(name)) {
        for (const { at, pairs } of columns) {
          const text = values[at] ?? "";
          if (parsePrinted(text) !== undefined) pairs.push({ name, text, ...NOWHERE });
        }
        return true;
      }
      if (columns.length > 0) return false;
      columns = columnsOf(cells);
      head = columns.length === 0 ? undefined : line;
      width = cells.length;
      return head !== undefined;
    },
    rows,
    take() {
      const taken = rows();
      head = undefined;
      columns = [];
      return taken;
    },
  };
}

/** Of the columns of a header those that are of a time, of some data or numbered; `Weight` and `Ours` are none. */
function columnsOf([first, ...cells]: readonly Cell[]): readonly Column[] {
  if (first === undefined || parsePrinted(first.text) !== undefined) return [];
  const unit = isClockName(first.text) ? `${first.text} ` : "";
  return cells.flatMap(({ text }, at): Column[] => {
    const clock = readClock(unit + text);
    const split = readSplit(text);
    const isNumbered = /[a-z][ _#]?\d{1,4}$/i.test(unit + text);
    return isNumbered || split !== undefined ? [{ at, clock, split, pairs: [] }] : [];
  });
}

/** Where two of its numbers are losses, or one is a total and others stand beside it. */
function rowOf({ clock, split, pairs }: Column, head: Line, isLoss: IsLoss): readonly PairRow[] {
  const hasTotal = pairs.some(({ name }) => isTotalName(withoutSplit(name)));
  const isWhole = hasTotal && pairs.length > 2;
  const losses = isWhole ? pairs.length : pairs.filter(({ name }) => isLoss(name)).length;
  if (losses < 2) return [];
  const hasOwnClock = hasClock(clock);
  return [{ ...placeInTable(head), hasOwnClock, clock, split, pairs, losses, hasTotal }];
}
