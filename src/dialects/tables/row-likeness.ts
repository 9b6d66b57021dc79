// Two rows of a table, or the columns of one → what they are to each other, and what a row is of.

import { isWithin, type Printed } from "../../table/printed.ts";
import { type Selection, StoredValues } from "../../table/row-store.ts";
import { isHeldOutName } from "../../table/splits.ts";
import { isLossColumn } from "./names.ts";
import type { TableRow, TableRows } from "./table-rows.ts";

/**
 * Before the columns of `wandb.integration.keras.WandbMetricsLogger(log_freq=1)` for its batches, which stand in rows
 * between those of the epochs (wandb `integration/keras/callbacks/metrics_logger.py`).
 */
export const BATCH = "batch/";

/** What Hugging Face's Trainer puts into the row that sums the training up (transformers `trainer_utils.py`, `speed_metrics`). */
export const SUMMARY = "train_runtime";

/** Hugging Face's Trainer ends with such a row. */
export function isSummary(columns: { has(name: string): boolean }): boolean {
  return columns.has(SUMMARY) && !columns.has("loss");
}

/** Whether the first two rows of a table tell that its rows are counted in iterations. */
export function countsIterations(row: TableRow, next: TableRow | undefined): boolean {
  if (row.step === null || (row.isCounted === true && !skips(row, next))) return false;
  if (row.epoch === null) return next === undefined || isLater(row, next);
  return (
    next !== undefined &&
    row.epoch === next.epoch &&
    Number.isInteger(row.epoch) &&
    isLater(row, next)
  );
}

/** Steps from one row to the next that are no count of rows, of which one may be missing. */
const FEWEST_SKIPPED = 3;

/** Whether rows are logged every so many steps. */
export function skips(row: TableRow, next: TableRow | undefined): boolean {
  if (row.step === null || typeof next?.step !== "number") return false;
  return next.step >= row.step + FEWEST_SKIPPED;
}

export function isLater(row: TableRow, next: TableRow): boolean {
  return row.step !== null && next.step !== null && next.step > row.step;
}

/** Whether one of the columns is a loss. */
export function hasLossName(names: Iterable<string>): boolean {
  for (const name of names) if (isLossColumn(name)) return true;
  return false;
}

/** Whether all that a row says of the epoch is of held-out data, whose batches may be counted by themselves. */
export function isValidationOf(row: TableRow, next: TableRow): boolean {
  return row.epoch === next.epoch && [...next.values.keys()].every(isHeldOutName);
}

/** Rows without an epoch are each an own place, unless their step is the same. */
export function isSamePlace(row: TableRow, next: TableRow): boolean {
  if (row.epoch !== next.epoch) return false;
  return row.epoch !== null || (row.step !== null && row.step === next.step);
}

/** Whether its losses are those of a batch. */
export function isOfBatch(values: ReadonlyMap<string, unknown>): boolean {
  let isOne = false;
  for (const name of values.keys()) {
    if (name.startsWith(BATCH)) isOne = true;
    else if (isLossColumn(name)) return false;
  }
  return isOne;
}

/** Whether no column has two values, and one is new: they may share one that stayed the same, such as the learning rate. */
export function agree(
  first: ReadonlyMap<string, Printed>,
  second: ReadonlyMap<string, Printed>,
): boolean {
  if (isWithin(second, first)) return false;
  for (const name of second.keys()) {
    if (first.has(name) && first.get(name)?.text !== second.get(name)?.text) return false;
  }
  return true;
}

/** Whether the values are those of this row of the store. */
export function stands(values: TableRow["values"], selection: Selection, row: number): boolean {
  return values instanceof StoredValues && values.selection === selection && values.row === row;
}

/** Whether the epochs of the rows rise from this row on, and from the one that came before. */
export function rises(before: number | null, { rows, epochAt }: TableRows, from: number): boolean {
  if (before === null || epochAt === undefined) return false;
  let last = before;
  for (let i = from; i < rows; i += 1) {
    const epoch = epochAt(i);
    // No number rises above nothing, and nothing above no number.
    if (!(epoch > last && epoch <= Number.MAX_SAFE_INTEGER)) return false;
    last = epoch;
  }
  return true;
}
