// Rows and headers in printed order → records: which row ends an epoch, which is an update, which an evaluation.

import type { Printed } from "../../table/printed.ts";
import type { Selection } from "../../table/row-store.ts";
import type { LogRecord, Origin } from "../../table/row.ts";
import type { Findings } from "../dialect.ts";
import type { Header } from "./parts.ts";
import { createRecentSteps, type RecentSteps } from "./recent-steps.ts";

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
  /** The row as printed, on one line; empty where it was read without making text of it. */
  readonly text: string;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Rows of one line each, with the header of the next epoch after each. */
export interface HeadedRows {
  readonly rows: number;
  readonly step: number | null;
  readonly steps: number | null;
  readonly selection: Selection;
  /** Row of the first one in the store, and its line. */
  readonly firstRow: number;
  readonly firstLine: number;
  epochAfter(row: number): number;
  epochsAfter(row: number): number;
}

export interface Epochs {
  /** The first of them comes after a header. */
  rows(rows: HeadedRows): void;
  header(header: Pick<Header, "epoch" | "epochs">): void;
  row(row: ClosedRow): void;
  /** The record of an epoch that the row would end, if nothing came after it. */
  peek(row: ClosedRow): LogRecord | undefined;
  end(): void;
  /** Rows that were printed a second time. */
  doubled(): number;
}

interface Epoch {
  readonly epoch: number | null;
  readonly epochs: number | null;
}

/** Rows of one bar, from its first update on; `origin` is what its last row becomes if the bar was filled. */
interface Group {
  readonly epoch: Epoch;
  readonly origin: "epoch" | "evaluate";
  readonly last: ClosedRow;
  /** Whether the bar was seen unfilled on lines of their own (Windows), so that equal counts do not tell bars apart. */
  readonly spread: boolean;
}

export function createEpochs(findings: Pick<Findings, "record" | "records">): Epochs {
  let headerSeen = false;
  /** The epoch whose header was the last one, until a row ends it. */
  let open: Pick<Header, "epoch" | "epochs"> | undefined;
  let lastEpoch: Epoch = { epoch: null, epochs: null };
  let group: Group | undefined;
  /** Of the bar in hand; a late update has none of them. */
  const recent = createRecentSteps();
  let lastLine = "";
  let doubled = 0;

  const emit = (row: ClosedRow, origin: Origin, epoch: Epoch): void => {
    findings.record(recordOf(row, origin, epoch));
  };

  const emitEpoch = (row: ClosedRow, epoch: Epoch): void => {
    emit(row, "epoch", epoch);
    lastEpoch = epoch;
    open = undefined;
  };

  const close = (isLast: boolean): void => {
    if (group === undefined) return;
    const { last, epoch, origin } = group;
    group = undefined;
    const filled = isFilled(last) || hasValidation(last) || (last.steps === null && !isLast);
    if (origin === "evaluate") {
      if (filled) emit(last, "evaluate", epoch);
    } else if (filled) emitEpoch(last, epoch);
    else emit(last, "update", epoch);
  };

  /** What a row without a header of its own belongs to. */
  const unheaded = (row: ClosedRow): Pick<Group, "epoch" | "origin"> => {
    if (!headerSeen) return { epoch: { epoch: null, epochs: null }, origin: "epoch" };
    if (!hasValidation(row)) return { epoch: lastEpoch, origin: "evaluate" };
    return { epoch: { ...lastEpoch, epoch: (lastEpoch.epoch ?? 0) + 1 }, origin: "epoch" };
  };

  const begin = (row: ClosedRow): void => {
    const { epoch, origin } =
      open === undefined ? unheaded(row) : { epoch: open, origin: "epoch" as const };
    group = { epoch, origin, last: row, spread: row.settled && !isFilled(row) };
    recent.begin(row.step);
  };

  const bar = (row: ClosedRow): void => {
    if (group === undefined) {
      begin(row);
      return;
    }
    const { last } = group;
    if (group.origin === "epoch" && isForeign(row, last) && !isFilled(last) && isFilled(row)) {
      // Keras 1 and 2.0 ran the user's callbacks before the epoch's last update: an `evaluate` in one stands in the middle.
      emit(row, "evaluate", group.epoch);
      return;
    }
    if (isLate(row, group, recent)) {
      recent.see(row.step);
      if (group.origin === "epoch") emit(row, "update", group.epoch);
      return;
    }
    if (!continues(row, group)) {
      close(false);
      begin(row);
      return;
    }
    if (group.origin === "epoch") emit(last, "update", group.epoch);
    const isSpread = group.spread || (row.settled && !isFilled(row));
    // An evaluation that turns out to have validation columns is an epoch whose header was lost.
    const origin = hasValidation(row) ? "epoch" : group.origin;
    const epoch = origin === group.origin ? group.epoch : unheaded(row).epoch;
    group = { epoch, origin, last: row, spread: isSpread };
    recent.see(row.step);
  };

  return {
    header({ epoch, epochs }) {
      close(false);
      headerSeen = true;
      open = { epoch, epochs };
      lastEpoch = { epoch: epoch - 1, epochs };
    },
    rows({ rows, step, steps, selection, firstRow, firstLine, epochAfter, epochsAfter }) {
      close(false);
      if (open === undefined) throw new Error("rows without a header before them");
      const like = {
        origin: "epoch",
        step,
        steps,
        counts: steps === null ? null : "steps",
      } as const;
      const [epochs, lines] = [new Float64Array(rows), new Float64Array(rows)];
      let first = 0;
      for (let row = 0; row < rows; row += 1) {
        const planned: number = open.epochs;
        epochs[row] = open.epoch;
        lines[row] = firstLine + 2 * row;
        open = { epoch: epochAfter(row), epochs: epochsAfter(row) };
        if (open.epochs === planned && row < rows - 1) continue;
        findings.records({
          like: { ...like, epochs: planned },
          selection,
          firstRow: firstRow + first,
          epochs: epochs.subarray(first, row + 1),
          lines: lines.subarray(first, row + 1),
        });
        first = row + 1;
      }
      lastEpoch = { epoch: open.epoch - 1, epochs: open.epochs };
    },
    row(row) {
      if (row.kind === "bar") {
        bar(row);
        return;
      }
      close(false);
      if (headerSeen && open === undefined && isDoubled(row, lastLine)) {
        doubled += 1;
        return;
      }
      lastLine = row.text;
      const { epoch, origin } =
        open === undefined ? unheaded(row) : { epoch: open, origin: "epoch" as const };
      if (origin === "epoch") emitEpoch(row, epoch);
      else emit(row, "evaluate", epoch);
    },
    peek(row) {
      if (row.kind === "bar" && group !== undefined && isLate(row, group, recent)) return undefined;
      const isOfGroup = row.kind === "bar" && group !== undefined && continues(row, group);
      // On Windows a filled bar may be printed once more, with the validation columns.
      if (isOfGroup && group?.spread === true) return undefined;
      const own = { epoch: open ?? lastEpoch, origin: "epoch" as const };
      const { epoch, origin } =
        isOfGroup && group ? group : open === undefined ? unheaded(row) : own;
      const isOver = isFilled(row) || hasValidation(row);
      return isOver && origin === "epoch" ? recordOf(row, origin, epoch) : undefined;
    },
    end() {
      close(true);
    },
    doubled: () => doubled,
  };
}

/** Two handlers of a logger print each line twice, its time included. */
function isDoubled({ text, values }: ClosedRow, before: string): boolean {
  if (text === "" || text !== before) return false;
  for (const { value } of values.values()) if (Number.isFinite(value)) return true;
  return false;
}

function recordOf(row: ClosedRow, origin: Origin, { epoch, epochs }: Epoch): LogRecord {
  const { step, steps, counts, line, values } = row;
  return { origin, epoch, epochs, step, steps, counts, line, values };
}

function isFilled({ kind, step, steps }: ClosedRow): boolean {
  return kind === "line" || (step !== null && steps !== null && step >= steps);
}

function hasValidation({ values }: ClosedRow): boolean {
  if (values.has("val_loss")) return true;
  for (const name of values.keys()) {
    if (name.startsWith("val_") && values.has(name.slice(4))) return true;
  }
  return false;
}

/** Another bar altogether: both lengths are known and differ. */
function isForeign(row: ClosedRow, last: ClosedRow): boolean {
  return row.steps !== null && last.steps !== null && row.steps !== last.steps;
}

/**
 * Whether the row is an update of the bar that was printed after later ones: on JAX Keras 3 does not wait for the losses
 * of a step, and the threads that print them overtake each other. Another bar would begin with a step that this one had.
 */
function isLate(row: ClosedRow, { last }: Group, recent: RecentSteps): boolean {
  const { step, steps } = row;
  if (row.counts !== "steps" || step === null || last.step === null) return false;
  if (isForeign(row, last) || steps === null || step >= last.step || isFilled(row)) return false;
  return recent.isNear(step) && !recent.has(step) && !hasValidation(row);
}

/** Whether the row is a later update of the bar. */
function continues(row: ClosedRow, { last, spread, origin }: Group): boolean {
  if (isForeign(row, last)) return false;
  if (last.steps !== null && row.steps === null) return false;
  if (row.step === null || last.step === null || row.step < last.step) return false;
  if (!isFilled(last) || !last.settled || last.running) return true;
  if (!hasAll(row, last)) return false;
  if (row.values.size > last.values.size) return true;
  return haveSameText(row, last) || (spread && origin === "epoch");
}

function hasAll(row: ClosedRow, last: ClosedRow): boolean {
  for (const name of last.values.keys()) if (!row.values.has(name)) return false;
  return true;
}

function haveSameText(row: ClosedRow, last: ClosedRow): boolean {
  for (const [name, { text }] of last.values) if (row.values.get(name)?.text !== text) return false;
  return row.values.size === last.values.size;
}
