// Rows of a table that were read → what they look like in bytes, so that the next ones need no text for each number.

import { createRowStore, type RowStore, selectAll, StoredValues } from "../../table/row-store.ts";
import type { Field } from "../../fast-rows/row-layout.ts";
import { createLayoutList } from "../../fast-rows/layout-list.ts";
import type { RowBatch } from "../../fast-rows/row-layout.ts";
import type { TakenLines } from "../../lines/settle.ts";
import type { Findings } from "../dialect.ts";
import type { RowSeries } from "./row-series.ts";
import type { TableRows } from "./table-rows.ts";

/** A number of a row, and its column: a clock is a whole number, and no column. */
export interface RowField {
  readonly column: string;
  readonly clock?: "epoch" | "step";
}

/** One line of a table, taken apart. */
export interface RowPieces {
  /** What stands before, between and after the numbers: one piece more than there are fields. */
  readonly literals: readonly string[];
  readonly fields: readonly RowField[];
  /** The step merely counts the rows. */
  readonly isCounted?: boolean;
}

export interface TakenRows extends TableRows, Pick<RowBatch, "end"> {}

export interface TableLayouts {
  /** Learns from the row on this line; undefined where it is like no other. */
  learn(line: number, pieces: () => RowPieces | undefined): void;
  /** The rows on the lines from `start` on; see RowLayout.match. */
  take(bytes: Uint8Array, start: number, limit: number, line: number): TakenRows | undefined;
  /** The numbers of a column as printed in the rows taken since this was last asked for. */
  textsOf(column: string): Iterable<string>;
}

interface Layout {
  /** `line` is that of the first row. */
  keep(batch: RowBatch, line: number): TakenRows;
  textsOf(column: string): Iterable<string>;
}

export function createTableLayouts(): TableLayouts {
  const list = createLayoutList<Layout>();
  return {
    learn(line, pieces) {
      list.add(line, () => {
        const found = pieces();
        if (found === undefined || found.fields.every(({ clock }) => clock !== undefined)) {
          return undefined;
        }
        return {
          literals: found.literals,
          fields: found.fields.map(({ clock }): Field =>
            clock === undefined ? "number" : "count",
          ),
          make: () => createLayout(found),
        };
      });
    },
    take(bytes, start, limit, line) {
      const found = list.find(bytes, start, limit);
      return found?.known.keep(found.batch, line);
    },
    *textsOf(column) {
      for (const layout of list.all()) yield* layout.textsOf(column);
    },
  };
}

function createLayout({ fields, isCounted = false }: RowPieces): Layout {
  const columns = fields.filter(({ clock }) => clock === undefined).map(({ column }) => column);
  const clocks = fields.flatMap(({ clock }) => clock ?? []);
  const store: RowStore = createRowStore(columns);
  const selection = selectAll(store);
  const [epochAt, stepAt] = [clocks.indexOf("epoch"), clocks.indexOf("step")];
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
        epochAt: epochAt < 0 ? undefined : (index) => batch.count(index, epochAt),
        stepAt: stepAt < 0 ? undefined : (index) => batch.count(index, stepAt),
        row: (index) => ({
          line: line + index,
          epoch: epochAt < 0 ? null : batch.count(index, epochAt),
          step: stepAt < 0 ? null : batch.count(index, stepAt),
          isCounted,
          values: new StoredValues(selection, firstRow + index),
        }),
      };
    },
    *textsOf(column) {
      const at = columns.indexOf(column);
      if (at < 0) return;
      for (; told < rows; told += 1) yield store.text(told, at);
    },
  };
}

/** Adds rows that were taken from `bytes` at `start`, all at once where that is possible. */
export function addTaken(
  taken: TakenRows,
  series: RowSeries,
  findings: Pick<Findings, "reject">,
  { bytes, start }: { readonly bytes: Uint8Array; readonly start: number },
): TakenLines {
  const { rows, row, end } = taken;
  const lines = { end: end(rows - 1), lines: rows };
  if (series.addBlock(taken)) return lines;
  for (let i = 0; i < rows; i += 1) {
    const own = row(i);
    const understood = series.add(own);
    if (typeof understood === "string") continue;
    const line = bytes.subarray(i === 0 ? start : end(i - 1), end(i));
    const text = new TextDecoder().decode(line).trimEnd();
    findings.reject({ line: own.line, text, reason: understood.rejected });
  }
  return lines;
}
