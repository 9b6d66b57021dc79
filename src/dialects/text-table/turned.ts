// A table with one number a line and one row a column → its rows: `| loss | 0.9 | 0.8 |` below `| Metric | Epoch 1 | Epoch 2 |`.

import type { Line } from "../../lines/line.ts";
import { isTotalName, termOf } from "../../table/loss-names.ts";
import { parsePrinted } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import { withoutSplit } from "../../table/splits.ts";
import { isSplitName } from "../tables/names.ts";
import { type Clock, hasClock, NO_CLOCK, readClock, readSplit } from "../pairs/clock.ts";
import type { Pair } from "../pairs/pair-parts.ts";
import type { IsLoss, PairRow } from "../pairs/row-source.ts";
import { isClockName, MAX_LENGTH, WALL } from "./header.ts";
import { cellPair, placeInTable } from "./place.ts";

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

const OUTER_WALLS = new RegExp(`^\\s*${WALL.source}.*${WALL.source}\\s*$`);
const NAME = /^[A-Za-z_][\w ./()-]{0,60}$/;
const RULE = /^[\s|+:=\u2500-\u257f-]{3,}$/;
/** What a table without walls is told by. */
const DATA = /^(?:train(?:ing)?|val(?:id(?:ation)?)?|test|eval|dev)$/i;
/** A line above a table that gives its time. */
const HEADING = /^[\s#=*[-]{0,40}(?:epoch|step|iter)[^|]{0,40}$/i;

export function createTurnedTable(isLoss: IsLoss): TurnedTable {
  let head: Line | undefined;
  /** Of a table without walls whose rows are of a kind of data: what its columns are called. */
  let names: readonly string[] = [];
  let width = 0;
  let columns: Column[] = [];
  /** The time that the last heading gives: of the rows of the next table. */
  let next = NO_CLOCK;
  const rows = (): readonly PairRow[] =>
    head === undefined ? [] : columns.flatMap((column) => rowOf(column, head as Line, isLoss));

  const begin = (line: Line, cells: readonly string[], isWalled: boolean): boolean => {
    names = namesOf(line.text, cells, isWalled);
    const isOfData =
      (isWalled && cells.length > 2) || cells.slice(1).every((cell) => DATA.test(cell));
    columns = isOfData && names.length === 0 ? [...columnsOf(cells, next)] : [];
    head = columns.length + names.length === 0 ? undefined : line;
    width = cells.length;
    return columns.length > 0;
  };

  return {
    line(line) {
      const isWalled = OUTER_WALLS.test(line.text);
      if (RULE.test(line.text)) return columns.length > 0;
      const cells = isWalled ? walledCells(line.text).slice(1, -1) : blankCells(line.text);
      const [name = "", ...values] = cells;
      const isRow = isWalled || values.every((text) => parsePrinted(text) !== undefined);
      if (names.length > 0 && DATA.test(name) && values.length === names.length && isRow) {
        const pairs = values.flatMap((text, i) =>
          parsePrinted(text) === undefined ? [] : [cellPair(names[i] as string, text)],
        );
        columns.push({ at: 0, clock: next, split: readSplit(name), pairs });
        return true;
      }
      if (
        columns.length > 0 &&
        names.length === 0 &&
        cells.length === width &&
        NAME.test(name) &&
        isRow
      ) {
        for (const { at, pairs } of columns) {
          const text = values[at] ?? "";
          if (parsePrinted(text) !== undefined) pairs.push(cellPair(name, text));
        }
        return true;
      }
      if (HEADING.test(line.text)) next = readClock(line.text);
      return columns.length === 0 && begin(line, cells, isWalled);
    },
    rows,
    take() {
      const taken = rows();
      if (columns.length > 0) {
        head = undefined;
        columns = [];
        names = [];
      }
      return taken;
    },
  };
}

function walledCells(text: string): readonly string[] {
  return text.split(WALL).map((cell) => cell.replaceAll(/[*`]/g, "").trim());
}

/** A name first, though the cell above the names may be blank. */
function blankCells(text: string): readonly string[] {
  if (text.length > MAX_LENGTH) return [];
  if (WALL.test(text)) return walledCells(text);
  const cells = text.trim().split(/ {2,}|\t/);
  return /^ {3}/.test(text) && DATA.test(cells[0] ?? "") ? ["", ...cells] : cells;
}

/** Names alone above columns, with a blank or a word for it above the words for the data. */
function namesOf(text: string, cells: readonly string[], isWalled: boolean): readonly string[] {
  const [first = ""] = cells;
  const hasCorner = isWalled || first === "" || isSplitName(first);
  const isAbove = hasCorner ? first === "" || isSplitName(first) : /^ {3}/.test(text);
  const all = hasCorner ? cells.slice(1) : cells;
  const isHeader = isAbove && all.length > 1 && all.every((name) => NAME.test(name));
  return isHeader && !all.every((name) => DATA.test(name)) ? all : [];
}

/** Of the columns of a header those that are of a time, of some data or numbered; `Weight` and `Ours` are none. */
function columnsOf([first, ...cells]: readonly string[], heading: Clock): readonly Column[] {
  if (first === undefined || parsePrinted(first) !== undefined) return [];
  const unit = isClockName(first) ? `${first} ` : "";
  return cells.flatMap((text, at): Column[] => {
    const own = readClock(unit + text);
    const clock = hasClock(own) ? own : heading;
    const split = readSplit(text);
    const isNumbered = /[a-z][ _#]?\d{1,4}$/i.test(unit + text);
    return isNumbered || split !== undefined ? [{ at, clock, split, pairs: [] }] : [];
  });
}

/** Where two of its numbers are losses, or one is a total and others stand beside it. */
function rowOf({ clock, split, pairs }: Column, head: Line, isLoss: IsLoss): readonly PairRow[] {
  const hasTotal = pairs.some(({ name }) => isTotalName(withoutSplit(name)));
  const isWhole = hasTotal && pairs.length > 2;
  const isPart = (name: string): boolean => isLoss(name) || termOf(name) === "term";
  const losses = isWhole ? pairs.length : pairs.filter(({ name }) => isPart(name)).length;
  if (losses < 2) return [];
  const hasOwnClock = hasClock(clock);
  return [{ ...placeInTable(head), hasOwnClock, clock, split, pairs, losses, hasTotal }];
}
