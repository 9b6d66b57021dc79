// A dict of columns (`History.history`, `pandas.DataFrame.to_json`) → its rows, validation put beside its epochs.

import type { Printed } from "../../table/printed.ts";
import { createNumberCells } from "../../table/number-cell.ts";
import { RowStore, select, selectAll, type Selection } from "../../table/row-store.ts";
import { isHeldOutName } from "../../table/splits.ts";
import { columnName, isEpochName, isLossColumn } from "./names.ts";
import { NumberList } from "./number-list.ts";
import type { TableRow, TableRows } from "./table-rows.ts";
import { cellNumber, cellSummary } from "./table-row.ts";
import { type Dict, isDict, isList, isNumber, type List, type Tree } from "./tree.ts";
import type { UnreadCells } from "./unread.ts";

export interface ColumnTable {
  readonly rows: Iterable<TableRow | TableRows>;
  readonly notes: readonly string[];
  /** Columns that cannot be put beside the others. */
  readonly refused: readonly {
    readonly column: string;
    readonly line: number;
    readonly reason: string;
  }[];
}

/** One column; `index` is what pandas numbers its rows with. */
interface Column {
  readonly name: string;
  readonly line: number;
  readonly length: number;
  readonly cell: (index: number) => Tree | undefined;
  /** The cells, where they are many numbers. */
  readonly numbers?: NumberList;
  readonly lines: readonly number[] | undefined;
  readonly index: readonly number[] | undefined;
}

const INDEX = /^\d{1,15}$/;

export function hasLossColumn({ members }: Dict): boolean {
  return members.some(
    ([name, value]) => isLossColumn(columnName(name)) && readColumn(name, value) !== undefined,
  );
}

function readColumn(written: string, value: Tree): Column | undefined {
  const name = columnName(written);
  if (isList(value)) {
    return listColumn(name, value);
  }
  if (!isDict(value) || value.members.length === 0) return undefined;
  if (!value.members.every(([key, cell]) => INDEX.test(key) && !isDict(cell))) return undefined;
  return {
    name,
    line: value.line,
    length: value.members.length,
    cell: (index) => value.members[index]?.[1],
    lines: undefined,
    index: value.members.map(([key]) => Number(key)),
  };
}

function listColumn(name: string, list: List): Column {
  const { line, lines } = list;
  const index = undefined;
  if (list instanceof NumberList) {
    const { length } = list;
    return { name, line, length, cell: (i) => list.at(i), numbers: list, lines, index };
  }
  return { name, line, length: list.items.length, cell: (i) => list.items[i], lines, index };
}

/** A column and how often it has a value: in every `every`th row. */
interface Placed {
  readonly column: Column;
  readonly every: number;
}

/**
 * Epochs are numbered by `epochs`, else by an `epoch` column, else by pandas's index, else from 1. A validation column
 * that is shorter was written with `validation_freq`: its values go to every kth epoch where only one k fits.
 */
export function columnTable({ members }: Dict, unread: UnreadCells, epochs?: List): ColumnTable {
  const columns = members.flatMap(([name, value]) => {
    const column = readColumn(name, value);
    if (column === undefined) unread.add(name, cellSummary(value));
    return column === undefined ? [] : [column];
  });
  const isVal = ({ name }: Column): boolean => isHeldOutName(name);
  const longest = (list: readonly Column[]): number =>
    list.reduce((most, { length }) => Math.max(most, length), 0);
  const train = columns.filter((column) => !isVal(column));
  const count = longest(train.length > 0 ? train : columns);
  const notes = new Set<string>();
  const refused: { column: string; line: number; reason: string }[] = [];
  const numbers =
    epochs === undefined ? columns.find(({ name }) => isEpochName(name)) : listColumn("", epochs);
  const index = columns.find(
    ({ index: own, length }) => own !== undefined && length === count,
  )?.index;
  const placed: Placed[] = [];
  const names = new Set<string>();
  for (const column of columns) {
    const { name, length, line } = column;
    if (isEpochName(name) || names.has(name)) continue;
    const every = length === count ? 1 : isVal(column) ? frequency(length, count) : undefined;
    if (every === undefined) {
      refused.push({ column: name, line, reason: misfit(name, length, count) });
      continue;
    }
    if (every > 1) {
      notes.add(
        `\`${name}\` has ${length} values for ${count} epochs: taken as those of every ${every}th epoch (\`validation_freq=${every}\`)`,
      );
    }
    placed.push({ column, every });
    names.add(name);
  }
  const rows = {
    count,
    placed,
    unread,
    epochOf: (i: number) => numberOf(numbers?.cell(i)) ?? index?.[i] ?? i + 1,
  };
  return { rows: rowsOf(rows), notes: [...notes], refused };
}

/** Rows across columns. */
interface Rows {
  readonly count: number;
  readonly placed: readonly Placed[];
  readonly unread: UnreadCells;
  readonly epochOf: (row: number) => number;
}

function lineOf(placed: readonly Placed[], row: number): number {
  const first = placed.find(({ every }) => (row + 1) % every === 0);
  if (first === undefined) return 0;
  const { column, every } = first;
  return column.lines?.[(row + 1) / every - 1] ?? column.line;
}

function* rowsOf(all: Rows): Generator<TableRow | TableRows> {
  const { count, placed, epochOf } = all;
  const stored = storedCells(all);
  for (let row = 0; row < count; row += 1) {
    const selection = stored?.selectionAt(row);
    if (selection === undefined) {
      const [line, values] = [lineOf(placed, row), valuesOf(all, row)];
      yield { line, values, epoch: epochOf(row), step: null };
      continue;
    }
    const first = row;
    while (stored?.selectionAt(row + 1) === selection) row += 1;
    yield {
      rows: row + 1 - first,
      lineAt: (i) => lineOf(placed, first + i),
      selection,
      firstRow: first,
      epochAt: (i) => epochOf(first + i),
      stepAt: undefined,
      unread: [],
    };
  }
}

/** The cells of rows across lists of numbers; undefined where there are other columns. */
interface StoredCells {
  /** The columns that the row has; undefined where one of them is no cell, and beyond the last row. */
  selectionAt(row: number): Selection | undefined;
}

/** Rows that are put together at once. */
const AT_ONCE = 256;

function storedCells({ placed, count }: Rows): StoredCells | undefined {
  const lists = placed.flatMap(({ column: { numbers }, every }) =>
    numbers === undefined ? [] : [{ numbers, every }],
  );
  if (lists.length < placed.length || lists.length === 0) return undefined;
  const store = new RowStore(placed.map(({ column }) => column.name));
  const odd = new Set<number>();
  const width = lists.length;
  const cells = { ...createNumberCells(AT_ONCE * width), width };
  for (let first = 0; first < count; first += AT_ONCE) {
    const rows = Math.min(AT_ONCE, count - first);
    for (const [column, { numbers, every }] of lists.entries()) {
      for (let row = 0; row < rows; row += 1) {
        const at = (first + row + 1) / every - 1;
        if (!Number.isInteger(at)) continue;
        if (!numbers.copy(at, cells, width * row + column)) odd.add(first + row);
      }
    }
    store.add(cells, rows);
  }
  const selectionAt = selectionsBy(
    store,
    lists.map(({ every }) => every),
  );
  return {
    selectionAt: (row) => (row >= count || odd.has(row) ? undefined : selectionAt(row)),
  };
}

/** The columns that a row has, by how often each has a value. */
function selectionsBy(store: RowStore, every: readonly number[]): (row: number) => Selection {
  const all = selectAll(store);
  const distances = [...new Set(every)];
  const everyOf = new Map(store.columns.map((name, i) => [name, every[i]]));
  const selections = new Map<string, Selection>();
  return (row) => {
    const there = distances.filter((distance) => (row + 1) % distance === 0);
    if (there.length === distances.length) return all;
    const key = there.join();
    let selection = selections.get(key);
    if (selection === undefined) {
      selection = select(all, (name) => there.includes(everyOf.get(name) ?? 0));
      selections.set(key, selection);
    }
    return selection;
  };
}

/** The numbers of a row across any columns: what is none is kept count of. */
function valuesOf({ placed, unread }: Rows, row: number): ReadonlyMap<string, Printed> {
  const values = new Map<string, Printed>();
  for (const { column, every } of placed) {
    if ((row + 1) % every !== 0) continue;
    const own = column.cell((row + 1) / every - 1);
    const printed = cellNumber(own);
    if (printed !== undefined) values.set(column.name, printed);
    else if (own !== undefined && own !== null) unread.add(column.name, cellSummary(own));
  }
  return values;
}

function numberOf(cell: Tree | undefined): number | undefined {
  return isNumber(cell) ? cell.value : undefined;
}

/** The only k for which every kth of `epochs` epochs makes `length` values; undefined when there is none, or several. */
function frequency(length: number, epochs: number): number | undefined {
  if (length === 0 || length > epochs) return undefined;
  const most = Math.floor(epochs / length);
  const isOnly = Math.floor(epochs / (length + 1)) === most - 1;
  return isOnly && Math.floor(epochs / most) === length ? most : undefined;
}

function misfit(name: string, length: number, epochs: number): string {
  return `\`${name}\` has ${length} values for ${epochs} epochs, and nothing says for which`;
}
