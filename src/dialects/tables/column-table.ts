// A dict of columns (`History.history`, `pandas.DataFrame.to_json`) → its rows, validation put beside its epochs.

import type { Printed } from "../../table/printed.ts";
import { select, selectAll, type Selection, StoredValues } from "../../table/row-store.ts";
import { type TextNumbers, TextStore } from "../../table/text-store.ts";
import { isHeldOutName } from "../../table/splits.ts";
import { columnName, isEpochName, isLossColumn } from "./names.ts";
import type { TableRow } from "./table-rows.ts";
import { cellNumber, cellSummary } from "./table-row.ts";
import { type Dict, isDict, isList, isNumber, type List, type Tree } from "./tree.ts";
import type { UnreadCells } from "./unread.ts";

export interface ColumnTable {
  readonly rows: readonly TableRow[];
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
  /** The cells, where all of them are numbers in a text. */
  readonly numbers?: TextNumbers;
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
  const { line, lines, numbers } = list;
  const index = undefined;
  if (numbers !== undefined) {
    return {
      name,
      line,
      length: numbers.length,
      cell: (i) => numbers.at(i),
      numbers,
      lines,
      index,
    };
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
  for (const column of columns) {
    const { name, length, line } = column;
    if (isEpochName(name) || placed.some(({ column: other }) => other.name === name)) continue;
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
  }
  const valuesOf = storedRows(placed) ?? readRows(placed, unread);
  const rows = Array.from({ length: count }, (_, i): TableRow => {
    const first = placed.find(({ every }) => (i + 1) % every === 0);
    return {
      line: first === undefined ? 0 : lineOf(first, i),
      values: valuesOf(i),
      epoch: numberOf(numbers?.cell(i)) ?? index?.[i] ?? i + 1,
      step: null,
    };
  });
  return { rows, notes: [...notes], refused };
}

function lineOf({ column: { line, lines }, every }: Placed, row: number): number {
  return lines?.[(row + 1) / every - 1] ?? line;
}

/** Rows across columns that hold numbers of a text and nothing else; undefined where one does not. */
function storedRows(placed: readonly Placed[]): ((row: number) => TableRow["values"]) | undefined {
  const lists = placed.flatMap(({ column: { numbers }, every }) =>
    numbers === undefined ? [] : [{ numbers, every }],
  );
  if (lists.length < placed.length) return undefined;
  const store = new TextStore(
    placed.map(({ column }) => column.name),
    (row, column) => {
      const { numbers, every } = lists[column] as (typeof lists)[number];
      return numbers.textAt((row + 1) / every - 1);
    },
  );
  const all = selectAll(store);
  const selections = new Map<string, Selection>();
  const distances = [...new Set(lists.map(({ every }) => every))];
  return (row) => {
    const there = distances.filter((every) => (row + 1) % every === 0);
    const key = there.join();
    let selection = selections.get(key);
    if (selection === undefined) {
      selection = select(all, (name) =>
        there.includes(lists[store.columns.indexOf(name)]?.every ?? 0),
      );
      selections.set(key, selection);
    }
    return new StoredValues(selection, row);
  };
}

/** Rows across any columns: what is no number is kept count of. */
function readRows(
  placed: readonly Placed[],
  unread: UnreadCells,
): (row: number) => TableRow["values"] {
  return (row) => {
    const values = new Map<string, Printed>();
    for (const {
      column: { name, cell },
      every,
    } of placed) {
      if ((row + 1) % every !== 0) continue;
      const own = cell((row + 1) / every - 1);
      const printed = cellNumber(own);
      if (printed !== undefined) values.set(name, printed);
      else if (own !== undefined && own !== null) unread.add(name, cellSummary(own));
    }
    return values;
  };
}

function numberOf(cell: Tree | undefined): number | undefined {
  return cell !== undefined && isNumber(cell) ? cell.value : undefined;
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
