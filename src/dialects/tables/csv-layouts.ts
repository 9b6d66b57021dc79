// Rows of a CSV table that were read → what they look like in bytes, so that the next ones need no cells of text.

import { wholeNumber } from "../../table/number-cell.ts";
import { createRowStore, select, selectAll, StoredValues } from "../../table/row-store.ts";
import { createLayoutList } from "../layout-list.ts";
import { createRowLayout, type RowLayout } from "../row-layout.ts";
import type { CsvHeader } from "./csv-header.ts";
import type { TableRow } from "./row-series.ts";

export interface CsvLayouts {
  /** Learns from a row without quotes whose every cell is a number or nothing; `isNumber` tells which. */
  learn(cells: readonly string[], isNumber: (index: number) => boolean): void;
  /** The row on the line at `start`, whose end is then in `end`; see RowLayout.match. */
  take(bytes: Uint8Array, start: number, limit: number, line: number): TableRow | undefined;
  end(): number;
  /** The last column as printed in the rows taken since this was last asked for. */
  lastCells(): Iterable<string>;
}

interface CsvLayout {
  readonly layout: RowLayout;
  /** The numbers of the last match as a row; undefined where its epoch is no whole number. */
  keep(line: number): TableRow | undefined;
  lastCells(): Iterable<string>;
}

/** Layouts of one table, told by its header. */
export function createCsvLayouts(header: CsvHeader): CsvLayouts {
  const list = createLayoutList<CsvLayout>();
  return {
    learn(cells, isNumber) {
      if (header.stepAt < 0) list.add(() => layoutOf(header, cells, isNumber));
    },
    end: () => list.end,
    take(bytes, start, limit, line) {
      return list.find(bytes, start, limit)?.keep(line);
    },
    *lastCells() {
      for (const layout of list.all) yield* layout.lastCells();
    },
  };
}

function layoutOf(
  { names, delimiter, epochAt }: CsvHeader,
  cells: readonly string[],
  isNumber: (index: number) => boolean,
): CsvLayout | undefined {
  const literals: string[] = [];
  const columns: string[] = [];
  let literal = "";
  let epochColumn = -1;
  cells.forEach((cell, i) => {
    if (i > 0) literal += delimiter;
    if (!isNumber(i)) {
      literal += cell;
      return;
    }
    if (i === epochAt) epochColumn = columns.length;
    literals.push(literal);
    columns.push(names[i] ?? "");
    literal = "";
  });
  if (columns.length === (epochColumn < 0 ? 0 : 1) || (epochAt >= 0 && epochColumn < 0)) {
    return undefined;
  }
  const store = createRowStore(columns);
  const fields = columns.map(() => "number" as const);
  const layout = createRowLayout([...literals, literal], fields, store, () => true);
  const selection = select(selectAll(store), (name) => name !== columns[epochColumn]);
  const last = isNumber(names.length - 1) ? columns.length - 1 : -1;
  let rows = 0;
  let told = 0;
  return {
    layout,
    keep(line) {
      const epoch = epochColumn < 0 ? null : wholeNumber(store.cells, store.at + epochColumn);
      if (epoch === -1) return undefined;
      rows += 1;
      return { line, epoch, step: null, values: new StoredValues(selection, store.add()) };
    },
    *lastCells() {
      if (last < 0) return;
      for (; told < rows; told += 1) yield store.text(told, last);
    },
  };
}
