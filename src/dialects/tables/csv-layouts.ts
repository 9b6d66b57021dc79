// Rows of a CSV table that were read → what they look like in bytes, so that the next ones need no cells of text.

import { createRowStore, type RowStore, selectAll, StoredValues } from "../../table/row-store.ts";
import { createLayoutList, type RowShape } from "../../fast-rows/layout-list.ts";
import type { RowBatch } from "../../fast-rows/row-layout.ts";
import type { CsvHeader } from "./csv-header.ts";
import type { TableRows } from "./row-series.ts";

export interface CsvLayouts {
  /** Learns from a row without quotes whose every cell is a number or nothing; `isNumber` tells which. */
  learn(line: number, cells: readonly string[], isNumber: (index: number) => boolean): void;
  /** The rows on the lines from `start` on; see RowLayout.match. */
  take(bytes: Uint8Array, start: number, limit: number, line: number): TakenRows | undefined;
  /** The last column as printed in the rows taken since this was last asked for. */
  lastCells(): Iterable<string>;
}

export interface TakenRows extends TableRows, Pick<RowBatch, "end"> {}

interface CsvLayout {
  /** `line` is that of the first row. */
  keep(batch: RowBatch, line: number): TakenRows;
  lastCells(): Iterable<string>;
}

/** Layouts of one table, told by its header. */
export function createCsvLayouts(header: CsvHeader): CsvLayouts {
  const list = createLayoutList<CsvLayout>();
  return {
    learn(line, cells, isNumber) {
      if (header.stepAt < 0 && header.splitAt < 0)
        list.add(line, () => learnt(header, cells, isNumber));
    },
    take(bytes, start, limit, line) {
      const found = list.find(bytes, start, limit);
      return found?.known.keep(found.batch, line);
    },
    *lastCells() {
      for (const layout of list.all()) yield* layout.lastCells();
    },
  };
}

function learnt(
  { names, delimiter, epochAt }: CsvHeader,
  cells: readonly string[],
  isNumber: (index: number) => boolean,
): (RowShape & { make: () => CsvLayout }) | undefined {
  const literals: string[] = [];
  const numbers: number[] = [];
  let literal = "";
  cells.forEach((cell, i) => {
    if (i > 0) literal += delimiter;
    if (!isNumber(i)) {
      literal += cell;
      return;
    }
    numbers.push(i);
    literals.push(literal);
    literal = "";
  });
  const columns = numbers.filter((i) => i !== epochAt).map((i) => names[i] ?? "");
  if (columns.length === 0 || (epochAt >= 0 && !isNumber(epochAt))) return undefined;
  return {
    literals: [...literals, literal],
    fields: numbers.map((i) => (i === epochAt ? "count" : "number")),
    make: () =>
      createLayout(createRowStore(columns), epochAt >= 0, numbers.at(-1) === names.length - 1),
  };
}

function createLayout(store: RowStore, hasEpoch: boolean, hasLast: boolean): CsvLayout {
  const selection = selectAll(store);
  let rows = 0;
  let told = 0;
  return {
    keep(batch, line) {
      const firstRow = store.add(batch, batch.rows);
      rows += batch.rows;
      return {
        rows: batch.rows,
        end: batch.end,
        selection,
        firstRow,
        row: (index) => ({
          line: line + index,
          epoch: hasEpoch ? batch.count(index, 0) : null,
          step: null,
          values: new StoredValues(selection, firstRow + index),
        }),
      };
    },
    *lastCells() {
      if (!hasLast) return;
      for (; told < rows; told += 1) yield store.text(told, store.columns.length - 1);
    },
  };
}
