// Rows of a table that were read → what they look like in bytes, so that the next ones need no text for each number.

import { RowStore, type Selection } from "../../table/row-store.ts";
import { LayoutList } from "../../fast-rows/layout-list.ts";
import type { RowEnding, RowBatch } from "../../fast-rows/row-layout.ts";
import type { TakenLines } from "../../lines/settle.ts";
import type { Findings } from "../dialect.ts";
import type { RowSeries } from "./row-series.ts";
import { tableRowAt, type TableRows, type UnreadCell } from "./table-rows.ts";
import type { Dict } from "./tree.ts";
import type { UnreadCells } from "./unread.ts";

/** A number of a row, and its column. */
export interface RowField {
  readonly column: string;
  /** What it counts. */
  readonly clock: "epoch" | "step" | undefined;
  /** It is no value of the row, as no clock is. */
  readonly isAside?: boolean;
  /** It is a list of numbers that are not read, and has no column. */
  readonly isList?: boolean;
}

/** A row of a table, taken apart. */
export interface RowPieces {
  /** What stands before, between and after the numbers: one piece more than there are fields. */
  readonly literals: readonly string[];
  readonly fields: readonly RowField[];
  /** The step merely counts the rows. */
  readonly isCounted?: boolean | undefined;
  readonly unread: readonly UnreadCell[];
  /** The object that they are of. */
  readonly like?: Dict;
}

export interface TakenRows extends TableRows, Pick<RowBatch, "end"> {
  readonly like: Dict | undefined;
}

export interface TableLayouts {
  /** Learns from the row on this line, or of this number; undefined where it is like no other. */
  learn(line: number, pieces: () => RowPieces | undefined): void;
  /** The rows from `start` on, where `line` is; `end` of them is good until the next call. See RowLayout.match. */
  take(bytes: Uint8Array, start: number, limit: number, line: number): TakenRows | undefined;
  /** The numbers of a column as printed in the rows taken since this was last asked for. */
  textsOf(column: string): Iterable<string>;
}

interface Layout {
  /** `line` is that of the first row. */
  keep(batch: RowBatch, line: number): TakenRows;
  textsOf(column: string): Iterable<string>;
}

/** Rows stand on a line each, or anywhere; then those before the first that is learnt from are counted, not their lines. */
export function createTableLayouts(ending: RowEnding = "row-end", first?: number): TableLayouts {
  const list = new LayoutList<Layout>(first, ending);
  return {
    learn(line, pieces) {
      list.add(line, () => {
        const found = pieces();
        if (found === undefined || found.fields.every(isAside)) return undefined;
        return {
          literals: found.literals,
          fields: found.fields.map(({ isList }) => (isList === true ? "list" : "number")),
          make: () => createLayout(found, ending),
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

function isAside({ clock, isAside: is = clock !== undefined }: RowField): boolean {
  return is;
}

function createLayout(
  { literals, fields: all, isCounted = false, unread, like }: RowPieces,
  ending: RowEnding,
): Layout {
  const fields = all.filter(({ isList }) => isList !== true);
  const store = new RowStore(fields.map(({ column }) => column));
  const places = fields.flatMap((field, at) =>
    isAside(field) ? [] : [[field.column, at] as const],
  );
  const selection: Selection = { store, places: new Map(places) };
  const [epochAt, stepAt] = (["epoch", "step"] as const).map((own) =>
    fields.findIndex(({ clock }) => clock === own),
  ) as [number, number];
  const lines = ending === "row-end" ? 1 : literals.join("").split(LINE_END).length - 1;
  let rows = 0;
  let told = 0;
  return {
    keep(batch, line) {
      const firstRow = store.add(batch, batch.rows);
      rows += batch.rows;
      const countOf = (column: number): ((index: number) => number) | undefined =>
        column < 0 ? undefined : (index) => store.value(firstRow + index, column);
      return {
        rows: batch.rows,
        end: batch.end,
        lineAt: (index) => line + lines * index,
        selection,
        firstRow,
        unread,
        like,
        epochAt: countOf(epochAt),
        stepAt: countOf(stepAt),
        isCounted,
      };
    },
    *textsOf(column) {
      const at = selection.places.get(column) ?? -1;
      if (at < 0) return;
      for (; told < rows; told += 1) yield store.text(told, at);
    },
  };
}

const LINE_END = /\r\n?|\n/;

/** Where rows go that are no rows of the table after all, and what they have beside their numbers. */
interface Refused {
  refuse(index: number, reason: string): void;
  readonly unread: UnreadCells | undefined;
}

/** Adds rows, all at once where that is possible. */
export function addRows(taken: TableRows, series: RowSeries, { refuse, unread }: Refused): void {
  for (const [column, text] of taken.unread) unread?.add(column, text, taken.rows);
  for (let i = 0; i < taken.rows; i += 1) {
    // The first one may begin the table. One alone is no block: to ask took a twelfth of the time of rows that take turns.
    if (taken.rows > 1 && i < 2 && series.addBlock(taken, i)) return;
    const understood = series.add(tableRowAt(taken, i));
    if (typeof understood === "object") refuse(i, understood.rejected);
  }
}

/** Adds rows that were taken from `bytes` at `start`. */
export function addTaken(
  taken: TakenRows,
  series: RowSeries,
  findings: Pick<Findings, "reject">,
  { bytes, start, unread }: TakenFrom,
): TakenLines {
  const { rows, lineAt, end } = taken;
  const lines = { end: end(rows - 1), lines: rows };
  addRows(taken, series, {
    unread,
    refuse(i, reason) {
      const line = bytes.subarray(i === 0 ? start : end(i - 1), end(i));
      const text = new TextDecoder().decode(line).trimEnd();
      findings.reject({ line: lineAt(i), text, reason });
    },
  });
  return lines;
}

interface TakenFrom {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly unread?: UnreadCells;
}
