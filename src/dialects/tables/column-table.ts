// A dict of columns (`History.history`, `pandas.DataFrame.to_json`) → its rows, validation put beside its epochs.

import type { Printed } from "../../table/printed.ts";
import { isHeldOutName } from "../../table/splits.ts";
import { columnName, isEpochName, isLossColumn } from "./names.ts";
import type { TableRow } from "./row-series.ts";
import { cellNumber, cellText } from "./table-row.ts";
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
  readonly cells: readonly Tree[];
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
    return { name, line: value.line, cells: value.items, lines: value.lines, index: undefined };
  }
  if (!isDict(value) || value.members.length === 0) return undefined;
  if (!value.members.every(([key, cell]) => INDEX.test(key) && !isDict(cell))) return undefined;
  return {
    name,
    line: value.line,
    cells: value.members.map(([, cell]) => cell),
    lines: undefined,
    index: value.members.map(([key]) => Number(key)),
  };
}

/**
 * Epochs are numbered by `epochs`, else by an `epoch` column, else by pandas's index, else from 1. A validation column
 * that is shorter was written with `validation_freq`: its values go to every kth epoch where only one k fits.
 */
export function columnTable({ members }: Dict, unread: UnreadCells, epochs?: List): ColumnTable {
  const columns = members.flatMap(([name, value]) => {
    const column = readColumn(name, value);
    if (column === undefined) unread.add(name, cellText(value));
    return column === undefined ? [] : [column];
  });
  const isVal = ({ name }: Column): boolean => isHeldOutName(name);
  const longest = (list: readonly Column[]): number =>
    list.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const train = columns.filter((column) => !isVal(column));
  const count = longest(train.length > 0 ? train : columns);
  const notes = new Set<string>();
  const refused: { column: string; line: number; reason: string }[] = [];
  const rows = Array.from({ length: count }, () => ({
    line: 0,
    values: new Map<string, Printed>(),
  }));
  const numbers = epochs?.items ?? columns.find(({ name }) => isEpochName(name))?.cells;
  const index = columns.find(
    ({ index: own, cells }) => own !== undefined && cells.length === count,
  )?.index;

  for (const column of columns) {
    const { name, cells, line, lines } = column;
    if (isEpochName(name)) continue;
    const every =
      cells.length === count ? 1 : isVal(column) ? frequency(cells.length, count) : undefined;
    if (every === undefined) {
      refused.push({ column: name, line, reason: misfit(name, cells.length, count) });
      continue;
    }
    if (every > 1) {
      notes.add(
        `\`${name}\` has ${cells.length} values for ${count} epochs: taken as those of every ${every}th epoch (\`validation_freq=${every}\`)`,
      );
    }
    cells.forEach((cell, i) => {
      const row = rows[every * (i + 1) - 1];
      const printed = cellNumber(cell);
      if (printed === undefined && cell !== null) unread.add(name, cellText(cell));
      if (row === undefined || printed === undefined || row.values.has(name)) return;
      row.values.set(name, printed);
      if (row.line === 0) row.line = lines?.[i] ?? line;
    });
  }
  return {
    rows: rows.map((row, i) => ({
      ...row,
      epoch: numberOf(numbers?.[i]) ?? index?.[i] ?? i + 1,
      step: null,
    })),
    notes: [...notes],
    refused,
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
