// Rows of a table, with their own epoch numbers, in written order → records, one an epoch.

import type { Printed } from "../../table/printed.ts";
import type { Selection } from "../../table/row-store.ts";
import type { Findings, Understood } from "../dialect.ts";
import { isLossColumn } from "./names.ts";

/** One row as the table has it: `epoch` and `step` by its own count, or null. */
export interface TableRow {
  readonly line: number;
  readonly epoch: number | null;
  readonly step: number | null;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Rows of known columns on lines that follow each other. */
export interface TableRows {
  readonly rows: number;
  row(index: number): TableRow;
  readonly selection: Selection;
  /** Row of the first one in the store. */
  readonly firstRow: number;
}

export interface RowSeries {
  /** Adds all of them if their epochs simply go on; else none, and gives false. */
  addBlock(rows: TableRows): boolean;
  add(row: TableRow): Understood;
  end(): void;
  notes(): readonly string[];
}

/**
 * Before the columns of `wandb.integration.keras.WandbMetricsLogger(log_freq=1)` for its batches, which stand in rows
 * between those of the epochs (wandb `integration/keras/callbacks/metrics_logger.py`).
 */
const BATCH = "batch/";

/**
 * Epochs are shown as `fit` prints them, from 1. `countsFromZero` judges by the first epoch number of the table; a
 * table that starts at 0 always does (CSVLogger, RemoteMonitor, W&B and MLflow write the index that callbacks get).
 * Rows of one epoch that share no column are one record (train and validation logged apart); of rows that differ in
 * their step only, the last is the epoch's and the others lie inside it.
 */
export function createRowSeries(
  findings: Pick<Findings, "record" | "records">,
  countsFromZero: (first: number) => boolean = () => false,
): RowSeries {
  let shift: 0 | 1 | undefined;
  let hasEpochs: boolean | undefined;
  let pending: TableRow | undefined;
  let inside = 0;
  let batches = 0;

  const emit = (row: TableRow, origin: "epoch" | "update"): void => {
    const epoch = row.epoch === null ? null : row.epoch + (shift ?? 0);
    if (origin === "update") inside += 1;
    findings.record({
      origin,
      epoch,
      epochs: null,
      step: row.step,
      steps: null,
      counts: row.step === null ? null : "steps",
      line: row.line,
      values: row.values,
    });
  };

  return {
    addBlock({ rows, row, selection, firstRow }) {
      if (hasEpochs !== true || shift === undefined || pending === undefined) return false;
      const length = rows - 1;
      const [epochs, lines] = [new Float64Array(length), new Float64Array(length)];
      let before = pending.epoch ?? Infinity;
      let last = pending;
      for (let i = 0; i < rows; i += 1) {
        last = row(i);
        if (last.epoch === null || last.epoch <= before) return false;
        before = last.epoch;
        if (i === length) break;
        epochs[i] = last.epoch + shift;
        lines[i] = last.line;
      }
      emit(pending, "epoch");
      const like = {
        origin: "epoch",
        epochs: null,
        step: null,
        steps: null,
        counts: null,
      } as const;
      if (length > 0) findings.records({ like, selection, firstRow, epochs, lines });
      pending = last;
      return true;
    },
    add(row) {
      if (row.values.size === 0) return "other";
      if (row.epoch !== null && !Number.isSafeInteger(row.epoch)) {
        return { rejected: "the epoch is no whole number" };
      }
      if (row.epoch === null && isOfBatch(row.values)) {
        batches += 1;
        return "data";
      }
      hasEpochs ??= row.epoch !== null;
      if (hasEpochs !== (row.epoch !== null)) {
        return {
          rejected: hasEpochs ? "a row without an epoch" : "a row with an epoch after rows without",
        };
      }
      if (row.epoch !== null) shift ??= row.epoch === 0 || countsFromZero(row.epoch) ? 1 : 0;
      if (pending === undefined || pending.epoch === null || pending.epoch !== row.epoch) {
        if (pending !== undefined) emit(pending, "epoch");
        pending = row;
      } else if (agree(pending.values, row.values)) {
        pending = { ...pending, values: new Map([...pending.values, ...row.values]) };
      } else {
        const isLater = pending.step !== null && row.step !== null && row.step > pending.step;
        emit(pending, isLater ? "update" : "epoch");
        pending = row;
      }
      return "data";
    },
    end() {
      if (pending !== undefined) emit(pending, "epoch");
      pending = undefined;
    },
    notes: () => [
      ...(inside === 0
        ? []
        : [
            `${inside} rows lie inside epochs (same epoch, an earlier step): of each epoch the last row is shown`,
          ]),
      ...(batches === 0
        ? []
        : [`${batches} rows hold values of batches (\`${BATCH}…\`) and were left aside`]),
    ],
  };
}

/** Whether its losses are those of a batch. */
function isOfBatch(values: ReadonlyMap<string, Printed>): boolean {
  let isOne = false;
  for (const name of values.keys()) {
    if (name.startsWith(BATCH)) isOne = true;
    else if (isLossColumn(name)) return false;
  }
  return isOne;
}

/** Whether no column has two values: they may share one that stayed the same, such as the learning rate. */
function agree(first: ReadonlyMap<string, Printed>, second: ReadonlyMap<string, Printed>): boolean {
  let isNew = false;
  for (const [name, { text }] of second) {
    const before = first.get(name);
    if (before === undefined) isNew = true;
    else if (before.text !== text) return false;
  }
  return isNew;
}
