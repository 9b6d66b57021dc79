// Rows of a table, with their own epoch numbers, in written order → records, one an epoch.

import type { RowClock } from "../../table/clock.ts";
import type { Printed } from "../../table/printed.ts";
import type { Selection } from "../../table/row-store.ts";
import type { Findings, Understood } from "../dialect.ts";
import { isHeldOutName } from "../../table/splits.ts";
import { isLossColumn } from "./names.ts";

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
  /** Rows with steps are looked at one by one. */
  readonly hasSteps: boolean;
}

export interface SeriesOptions {
  /** Whether a table whose first epoch has this number counts from 0. */
  readonly countsFromZero?: (first: number) => boolean;
  /** Whether rows without a loss are rows all the same: of a table that names none. */
  readonly takesLossless?: () => boolean;
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

/** What Hugging Face's Trainer puts into the row that sums the training up (transformers `trainer_utils.py`, `speed_metrics`). */
const SUMMARY = "train_runtime";

/**
 * Epochs are shown as `fit` prints them, from 1. `countsFromZero` judges by the first epoch number of the table; a
 * table that starts at 0 always does (CSVLogger, RemoteMonitor, W&B and MLflow write the index that callbacks get), but
 * not if its second row is of a fraction of an epoch. Rows of one epoch that share no column are one record (train and
 * validation logged apart). Where the first two rows are of one epoch and differ in their step, or have a step and no
 * epoch, rows are counted in iterations, as they are logged; later ones of one epoch lie inside it, but for the last.
 */
export function createRowSeries(
  findings: Pick<Findings, "record" | "records">,
  { countsFromZero = () => false, takesLossless = () => false }: SeriesOptions = {},
): RowSeries {
  let shift: 0 | 1 | undefined;
  let hasEpochs: boolean | undefined;
  let clock: RowClock | undefined;
  let pending: TableRow | undefined;
  /** Iterations of the epochs before, where each counts its own; and the epoch that they were counted for. */
  let before = 0;
  let counted: TableRow | undefined;
  const aside = { inside: 0, batches: 0, lossless: 0, summaries: 0 };

  const decide = (row: TableRow, next: TableRow | undefined): void => {
    if (row.epoch !== null) {
      const isFraction = typeof next?.epoch === "number" && !Number.isInteger(next.epoch);
      const fromZero =
        row.epoch === 0 || (Number.isInteger(row.epoch) && countsFromZero(row.epoch));
      shift ??= fromZero && !isFraction ? 1 : 0;
    }
    clock ??= countsIterations(row, next) ? "iteration" : "epoch";
  };

  /** The number of the iteration in the run. Epochs may each count their own. */
  const iterationOf = (row: TableRow): number => {
    const step = row.step ?? 0;
    const isNext = (row.epoch ?? 0) > (counted?.epoch ?? 0);
    if (counted !== undefined && step <= (counted.step ?? 0)) {
      before = isNext ? before + (counted.step ?? 0) : 0;
    }
    counted = row;
    return before + step;
  };

  const emit = (
    row: TableRow,
    next: TableRow | undefined,
    origin: "epoch" | "update" = "epoch",
  ): void => {
    if (!hasLoss(row.values.keys()) && !takesLossless()) {
      aside.lossless += 1;
      return;
    }
    decide(row, next);
    if (origin === "update") aside.inside += 1;
    const isIteration = clock === "iteration" && row.step !== null;
    const epoch = row.epoch === null ? null : row.epoch + (shift ?? 0);
    findings.record({
      origin,
      epoch: isIteration ? iterationOf(row) : epoch,
      ...(isIteration ? { clock: "iteration" as const } : {}),
      epochs: null,
      step: row.step,
      steps: null,
      counts: row.step === null ? null : "steps",
      line: row.line,
      values: row.values,
    });
  };

  /** Adds to the row that waits, or lets it go. */
  const follow = (last: TableRow, row: TableRow): TableRow => {
    if (isSamePlace(last, row) || (clock === "iteration" && isValidationOf(last, row))) {
      if (agree(last.values, row.values)) {
        return { ...last, values: new Map([...last.values, ...row.values]) };
      }
      if (clock === "epoch" && Number.isInteger(row.epoch) && isLater(last, row)) {
        emit(last, row, "update");
        return row;
      }
    }
    emit(last, row);
    return row;
  };

  /** Why a row is no row of the table; undefined where it is. */
  const refusal = (row: TableRow): string | undefined => {
    if (
      row.epoch !== null &&
      !(Number.isFinite(row.epoch) && Math.abs(row.epoch) <= Number.MAX_SAFE_INTEGER)
    ) {
      return "the epoch is no number";
    }
    hasEpochs ??= row.epoch !== null;
    if (hasEpochs === (row.epoch !== null)) return undefined;
    return hasEpochs ? "a row without an epoch" : "a row with an epoch after rows without";
  };

  return {
    addBlock({ rows, row, selection, firstRow, hasSteps }) {
      if (hasEpochs !== true || pending === undefined || hasSteps) return false;
      if (!hasLoss(selection.places.keys()) && !takesLossless()) return false;
      decide(pending, row(0));
      if (clock === "iteration") return false;
      const length = rows - 1;
      const [epochs, lines] = [new Float64Array(length), new Float64Array(length)];
      let epoch = pending.epoch ?? Infinity;
      let last = pending;
      for (let i = 0; i < rows; i += 1) {
        last = row(i);
        if (last.epoch === null || last.epoch <= epoch) return false;
        epoch = last.epoch;
        if (i === length) break;
        epochs[i] = last.epoch + (shift ?? 0);
        lines[i] = last.line;
      }
      emit(pending, undefined);
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
      if (row.values.has(SUMMARY) && !row.values.has("loss")) {
        aside.summaries += 1;
        return "data";
      }
      if (row.epoch === null && isOfBatch(row.values)) {
        aside.batches += 1;
        return "data";
      }
      // Settings stand before the rows, and evaluations between them.
      const isOdd =
        hasEpochs === undefined
          ? row.epoch === null && row.step === null
          : hasEpochs !== (row.epoch !== null);
      if (isOdd && !hasLoss(row.values.keys()) && !takesLossless()) {
        aside.lossless += 1;
        return "data";
      }
      const reason = refusal(row);
      if (reason !== undefined) return { rejected: reason };
      pending = pending === undefined ? row : follow(pending, row);
      return "data";
    },
    end() {
      if (pending !== undefined) emit(pending, undefined);
      pending = undefined;
    },
    notes: () => notesOf(aside),
  };
}

interface Aside {
  readonly inside: number;
  readonly batches: number;
  readonly lossless: number;
  readonly summaries: number;
}

function notesOf({ inside, batches, lossless, summaries }: Aside): string[] {
  const said: [number, string][] = [
    [
      inside,
      "rows are from within epochs (same epoch, an earlier step); the last row of each epoch is shown",
    ],
    [batches, `rows have values of batches (\`${BATCH}…\`) and were left out`],
    [lossless, "rows have no loss and were left out"],
    [summaries, `rows sum up the whole training (\`${SUMMARY}\`) and were left out`],
  ];
  return said.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
}

function countsIterations(row: TableRow, next: TableRow | undefined): boolean {
  if (row.step === null || row.isCounted === true) return false;
  if (row.epoch === null) return next === undefined || isLater(row, next);
  return (
    next !== undefined &&
    row.epoch === next.epoch &&
    Number.isInteger(row.epoch) &&
    isLater(row, next)
  );
}

function isLater(row: TableRow, next: TableRow): boolean {
  return row.step !== null && next.step !== null && next.step > row.step;
}

function hasLoss(names: Iterable<string>): boolean {
  for (const name of names) if (isLossColumn(name)) return true;
  return false;
}

/** Whether all that a row says of the epoch is of held-out data, whose batches may be counted by themselves. */
function isValidationOf(row: TableRow, next: TableRow): boolean {
  return row.epoch === next.epoch && [...next.values.keys()].every(isHeldOutName);
}

/** Rows without an epoch are each an own place, unless their step is the same. */
function isSamePlace(row: TableRow, next: TableRow): boolean {
  if (row.epoch !== next.epoch) return false;
  return row.epoch !== null || (row.step !== null && row.step === next.step);
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
