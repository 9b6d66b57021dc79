// A row of a Keras log with all its columns, and what it says beside another.

import type { Printed } from "../../table/printed.ts";

/** A row with all its columns. */
export interface ClosedRow {
  readonly kind: "bar" | "line";
  readonly step: number | null;
  readonly steps: number | null;
  readonly counts: "steps" | "samples" | null;
  readonly line: number;
  readonly settled: boolean;
  /** Whether the row gives the time still to go: Keras 1 and 2 print it until the epoch is over. */
  readonly running: boolean;
  /** Whether the words before it say that it is of other data than the training's. */
  readonly isHeldOut?: boolean | undefined;
  /** The row as printed, on one line; empty where it was read without making text of it. */
  readonly text: string;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Two handlers of a logger print each line twice, its time included. */
export function isDoubled({ text, values }: ClosedRow, before: string): boolean {
  if (text === "" || text.trim() !== before.trim()) return false;
  for (const { value } of values.values()) if (Number.isFinite(value)) return true;
  return false;
}

export function isFilled({ kind, step, steps }: ClosedRow): boolean {
  return kind === "line" || (step !== null && steps !== null && step >= steps);
}

export function hasValidation({ values }: ClosedRow): boolean {
  if (values.has("val_loss")) return true;
  for (const name of values.keys()) {
    if (name.startsWith("val_") && values.has(name.slice(4))) return true;
  }
  return false;
}

/** Whether a bar of other length may be that of an `evaluate`, which knows nothing of validation. */
export function isEvaluation(row: ClosedRow): boolean {
  return isFilled(row) && !hasValidation(row);
}

/** Another bar altogether: both lengths are known and differ. */
export function isForeign(row: ClosedRow, last: ClosedRow): boolean {
  return row.steps !== null && last.steps !== null && row.steps !== last.steps;
}
