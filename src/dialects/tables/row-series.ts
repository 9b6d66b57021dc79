// Rows of a table, with their own epoch numbers, in written order → records, one an epoch.

import type { LogRecord } from "../../table/row.ts";
import { countNote } from "../count-note.ts";
import type { Findings, Understood } from "../dialect.ts";
import { createJoinValues } from "./joined-values.ts";
import { createTableClock, type TableClock } from "./row-clock.ts";
import {
  agree,
  BATCH,
  hasLossName,
  isLater,
  isOfBatch,
  isSamePlace,
  isSummary,
  isValidationOf,
  rises,
  stands,
  SUMMARY,
} from "./row-likeness.ts";
import { tableRowAt, type TableRow, type TableRows } from "./table-rows.ts";

export interface SeriesOptions {
  /** Whether a table whose first epoch has this number counts from 0. */
  readonly countsFromZero?: (first: number) => boolean;
  /** Whether rows without a loss are rows all the same: of a table that names none. */
  readonly takesLossless?: () => boolean;
}

export interface RowSeries {
  /** Adds all of them from this one on if their epochs simply go on; else none, and gives false. */
  addBlock(rows: TableRows, from: number): boolean;
  add(row: TableRow): Understood;
  end(): void;
  notes(): readonly string[];
}

/**
 * Epochs are shown as `fit` prints them, from 1. `countsFromZero` judges by the first epoch number of the table; a
 * table that starts at 0 always does (CSVLogger, RemoteMonitor, W&B and MLflow write the index that callbacks get), but
 * not if its second row is of a fraction of an epoch. Rows of one epoch that share no column are one record (train and
 * validation logged apart). Where the first two rows are of one epoch and differ in their step, or have a step and no
 * epoch, rows are counted in iterations, as they are logged; later ones of one epoch lie inside it, but for the last.
 */
export function createRowSeries(
  findings: Pick<Findings, "record" | "records">,
  options: SeriesOptions = {},
): RowSeries {
  return new TableSeries(findings, options);
}

class TableSeries implements RowSeries {
  readonly #findings: Pick<Findings, "record" | "records">;
  readonly #takesLossless: () => boolean;
  readonly #clock: TableClock;
  #hasEpochs: boolean | undefined;
  /** The last row, until the next one tells what it is. */
  #pending: TableRow | undefined;
  readonly #joined = createJoinValues();
  readonly #aside = { inside: 0, batches: 0, lossless: 0, summaries: 0 };

  constructor(
    findings: Pick<Findings, "record" | "records">,
    { countsFromZero = () => false, takesLossless = () => false }: SeriesOptions,
  ) {
    this.#findings = findings;
    this.#takesLossless = takesLossless;
    this.#clock = createTableClock(countsFromZero);
  }

  addBlock(block: TableRows, from: number): boolean {
    const before = this.#pending;
    const { rows, selection, firstRow, epochAt, stepAt } = block;
    if (from >= rows) return true;
    if (before === undefined || this.#hasEpochs !== (epochAt !== undefined)) return false;
    const { places } = selection;
    if (isSummary(places) || (epochAt === undefined && isOfBatch(places))) return false;
    if (!hasLossName(places.keys()) && !this.#takesLossless()) return false;
    const first = tableRowAt(block, from);
    if (before.epoch === first.epoch && agree(before.values, first.values)) return false;
    this.#clock.decide(before, first);
    const isIteration = this.#clock.unit() === "iteration";
    if (isIteration ? stepAt === undefined : !rises(before.epoch, block, from)) return false;
    // The row that waits stands before them in the store, or is handed out by itself.
    const isBefore = stands(before.values, selection, firstRow + from - 1);
    if (!isBefore) this.#emit(before, undefined);
    this.#emitBlock(block, from, isBefore ? before : undefined);
    this.#pending = tableRowAt(block, rows - 1);
    return true;
  }

  /** All from this one on but the last, and the one before them if there is one. */
  #emitBlock(
    { rows, lineAt, selection, firstRow, epochAt, stepAt }: TableRows,
    from: number,
    before: TableRow | undefined,
  ): void {
    const first = before === undefined ? from : from - 1;
    const length = rows - 1 - first;
    if (length === 0) return;
    const [epochs, lines] = [new Float64Array(length), new Float64Array(length)];
    const steps = stepAt && new Float64Array(length);
    for (let i = 0; i < length; i += 1) {
      const at = first + i;
      const own = at < from ? before : undefined;
      const epoch = own === undefined ? (epochAt?.(at) ?? null) : own.epoch;
      const step = own === undefined ? (stepAt?.(at) ?? null) : own.step;
      epochs[i] = this.#clock.numberOf(epoch, step) ?? 0;
      lines[i] = own?.line ?? lineAt(at);
      if (steps !== undefined) steps[i] = step ?? 0;
    }
    const like = { ...this.#likeOf(stepAt !== undefined), origin: "epoch", step: null } as const;
    this.#findings.records({ like, selection, firstRow: firstRow + first, epochs, lines, steps });
  }

  add(row: TableRow): Understood {
    if (row.values.size === 0) return "other";
    if (isSummary(row.values)) {
      this.#aside.summaries += 1;
      return "data";
    }
    if (row.epoch === null && isOfBatch(row.values)) {
      this.#aside.batches += 1;
      return "data";
    }
    // Settings stand before the rows, and evaluations between them.
    const isOdd =
      this.#hasEpochs === undefined
        ? row.epoch === null && row.step === null
        : this.#hasEpochs !== (row.epoch !== null);
    if (isOdd && !hasLossName(row.values.keys()) && !this.#takesLossless()) {
      this.#aside.lossless += 1;
      return "data";
    }
    const reason = this.#refusal(row);
    if (reason !== undefined) return { rejected: reason };
    this.#pending = this.#pending === undefined ? row : this.#follow(this.#pending, row);
    return "data";
  }

  end(): void {
    if (this.#pending !== undefined) this.#emit(this.#pending, undefined);
    this.#pending = undefined;
  }

  notes(): readonly string[] {
    return notesOf(this.#aside);
  }

  /** Why a row is no row of the table; undefined where it is. */
  #refusal({ epoch }: TableRow): string | undefined {
    if (epoch !== null && !(Number.isFinite(epoch) && Math.abs(epoch) <= Number.MAX_SAFE_INTEGER)) {
      return "the epoch is no number";
    }
    this.#hasEpochs ??= epoch !== null;
    if (this.#hasEpochs === (epoch !== null)) return undefined;
    return this.#hasEpochs ? "a row without an epoch" : "a row with an epoch after rows without";
  }

  /** Adds to the row that waits, or lets it go. */
  #follow(last: TableRow, row: TableRow): TableRow {
    const unit = this.#clock.unit();
    if (isSamePlace(last, row) || (unit === "iteration" && isValidationOf(last, row))) {
      if (agree(last.values, row.values)) {
        return { ...last, values: this.#joined(last.values, row.values) };
      }
      if (unit === "epoch" && Number.isInteger(row.epoch) && isLater(last, row)) {
        this.#emit(last, row, "update");
        return row;
      }
    }
    this.#emit(last, row);
    return row;
  }

  #emit(row: TableRow, next: TableRow | undefined, origin: "epoch" | "update" = "epoch"): void {
    if (!hasLossName(row.values.keys()) && !this.#takesLossless()) {
      this.#aside.lossless += 1;
      return;
    }
    this.#clock.decide(row, next);
    if (origin === "update") this.#aside.inside += 1;
    const { step, line, values } = row;
    const epoch = this.#clock.numberOf(row.epoch, step);
    const { clock, epochs, steps, counts } = this.#likeOf(step !== null);
    // In full: a copy by `...` got a hidden class each once this was compiled, and took half of the time of such a log (Node 20.20).
    this.#findings.record({ clock, epochs, steps, counts, origin, epoch, step, line, values });
  }

  /** What records have in common that have a step, or have none. */
  #likeOf(hasStep: boolean): Pick<LogRecord, "clock" | "epochs" | "steps" | "counts"> {
    const isIteration = hasStep && this.#clock.unit() === "iteration";
    return {
      clock: isIteration ? "iteration" : undefined,
      epochs: null,
      steps: null,
      counts: hasStep ? "steps" : null,
    };
  }
}

interface Aside {
  readonly inside: number;
  readonly batches: number;
  readonly lossless: number;
  readonly summaries: number;
}

function notesOf({ inside, batches, lossless, summaries }: Aside): readonly string[] {
  const ofBatches = `values of batches (\`${BATCH}…\`)`;
  const upTraining = `up the whole training (\`${SUMMARY}\`)`;
  return [
    ...countNote(
      inside,
      "row is from within an epoch (same epoch, an earlier step); the last row of each epoch is shown",
      "rows are from within epochs (same epoch, an earlier step); the last row of each epoch is shown",
    ),
    ...countNote(
      batches,
      `row has ${ofBatches} and was left out`,
      `rows have ${ofBatches} and were left out`,
    ),
    ...countNote(
      lossless,
      "row has no loss and was left out",
      "rows have no loss and were left out",
    ),
    ...countNote(
      summaries,
      `row sums ${upTraining} and was left out`,
      `rows sum ${upTraining} and were left out`,
    ),
  ];
}
