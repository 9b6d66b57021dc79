// Rows of a table as they stand in it: one by itself, or many that were taken as bytes.

import type { Printed } from "../../table/printed.ts";
import { type Selection, StoredValues } from "../../table/row-store.ts";

/** One row as the table has it: `epoch` and `step` by its own count, or null. */
export interface TableRow {
  readonly line: number;
  readonly epoch: number | null;
  readonly step: number | null;
  /** `step` merely counts the rows, as W&B's `_step` does. */
  readonly isCounted?: boolean;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Rows of known columns that follow each other, and what they have in a store. */
export interface TableRows {
  readonly rows: number;
  lineAt(index: number): number;
  readonly selection: Selection;
  /** Row of the first one in the store. */
  readonly firstRow: number;
  /** What the rows count, where they do. */
  readonly epochAt: ((index: number) => number) | undefined;
  readonly stepAt: ((index: number) => number) | undefined;
  /** As of a single one. */
  readonly isCounted?: boolean;
  /** What each of them has beside its numbers. */
  readonly unread: readonly UnreadCell[];
}

export function tableRowAt(rows: TableRows, index: number): TableRow {
  const { lineAt, selection, firstRow, epochAt, stepAt, isCounted = false } = rows;
  return {
    line: lineAt(index),
    epoch: epochAt?.(index) ?? null,
    step: stepAt?.(index) ?? null,
    isCounted,
    values: new StoredValues(selection, firstRow + index),
  };
}

/** A cell that holds no number, and what it shows in a message. */
export type UnreadCell = readonly [column: string, text: string];
