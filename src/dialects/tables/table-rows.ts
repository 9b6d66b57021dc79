// Rows of a table as they stand in it: one by itself, or many that were taken as bytes.

import type { Printed } from "../../table/printed.ts";
import type { Selection } from "../../table/row-store.ts";

/** One row as the table has it: `epoch` and `step` by its own count, or null. */
export interface TableRow {
  readonly line: number;
  readonly epoch: number | null;
  readonly step: number | null;
  /** `step` merely counts the rows, as W&B's `_step` does. */
  readonly isCounted?: boolean;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Rows of known columns on lines that follow each other. */
export interface TableRows {
  readonly rows: number;
  row(index: number): TableRow;
  readonly selection: Selection;
  /** Row of the first one in the store. */
  readonly firstRow: number;
  /** What the rows count, where they do. */
  epochAt: ((index: number) => number) | undefined;
  stepAt: ((index: number) => number) | undefined;
}
