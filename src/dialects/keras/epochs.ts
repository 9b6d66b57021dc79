// Rows and headers in printed order → records: which row ends an epoch, which is an update, which an evaluation.

import { haveSameText, isWithin } from "../../table/printed.ts";
import type { Selection } from "../../table/row-store.ts";
import type { LogRecord, Origin } from "../../table/row.ts";
import type { Findings } from "../dialect.ts";
import {
  type ClosedRow,
  hasValidation,
  isDoubled,
  isEvaluation,
  isFilled,
  isForeign,
} from "./closed-row.ts";
import { type Header, type Heading, readCall, readHeading } from "./parts.ts";
import { createRecentSteps, type RecentSteps } from "./recent-steps.ts";

/** Rows of one line each, with the header of the next epoch after each. */
export interface HeadedRows extends Pick<ClosedRow, "step" | "steps" | "counts"> {
  readonly rows: number;
  readonly selection: Selection;
  /** Row of the first one in the store, and its line. */
  readonly firstRow: number;
  readonly firstLine: number;
  headerAfter(row: number): Pick<Header, "epoch" | "epochs">;
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

/** Between rows: no epoch has begun, one has its header only, or a bar is in hand. */
export class Epochs {
  readonly #findings: Pick<Findings, "record" | "records">;
  #headerSeen = false;
  #isHeaded = false;
  #isCalled = false;
  /** The epoch whose header was the last one, until a row ends it. */
  #open: Heading | undefined;
  #lastEpoch: Epoch = { epoch: null, epochs: null };
  #group: Group | undefined;
  /** Of the bar in hand; a late update has none of them. */
  readonly #recent = createRecentSteps();
  #lastLine = "";
  #doubled = 0;

  constructor(findings: Pick<Findings, "record" | "records">) {
    this.#findings = findings;
  }

  header(header: Pick<Header, "epoch" | "epochs">): void {
    this.#isHeaded = true;
    this.heading(header);
  }

  /** Keras's own headers tell better than any other; callbacks only where the first of them stands above the first row. */
  headingOf(text: string, isFirst: boolean): ReturnType<typeof readHeading> {
    if (this.#isHeaded) return undefined;
    const call = readCall(text);
    this.#isCalled ||= call !== undefined && isFirst;
    return readHeading(text) ?? (this.#isCalled ? call : undefined);
  }

  /** The heading of a program that is not Keras's own; Keras's own tell better. */
  heading({ epoch, epochs }: Heading): void {
    this.#close(false);
    this.#headerSeen = true;
    this.#open = { epoch, epochs };
    this.#lastEpoch = { epoch: epoch - 1, epochs };
  }

  /** The first of them comes after a header. */
  rows({
    rows,
    step,
    steps,
    counts,
    selection,
    firstRow,
    firstLine,
    headerAfter,
  }: HeadedRows): void {
    this.#close(false);
    let open = this.#open;
    if (open === undefined) throw new Error("rows without a header before them");
    const [epochs, lines] = [new Float64Array(rows), new Float64Array(rows)];
    let first = 0;
    for (let row = 0; row < rows; row += 1) {
      const planned: number | null = open.epochs;
      epochs[row] = open.epoch;
      lines[row] = firstLine + 2 * row;
      open = headerAfter(row);
      if (open.epochs === planned && row < rows - 1) continue;
      this.#findings.records({
        like: { origin: "epoch", step, steps, counts, epochs: planned },
        selection,
        firstRow: firstRow + first,
        epochs: epochs.subarray(first, row + 1),
        lines: lines.subarray(first, row + 1),
      });
      first = row + 1;
    }
    this.#open = open;
    this.#lastEpoch = { epoch: open.epoch - 1, epochs: open.epochs };
  }

  row(row: ClosedRow): void {
    if (row.kind === "bar") {
      this.#bar(row);
      return;
    }
    this.#close(false);
    if (this.#headerSeen && this.#open === undefined && isDoubled(row, this.#lastLine)) {
      this.#doubled += 1;
      return;
    }
    this.#lastLine = row.text;
    const { epoch, origin } = this.#placeOf(row);
    if (origin === "epoch") this.#emitEpoch(row, epoch);
    else this.#emit(row, "evaluate", epoch);
  }

  /** The record of an epoch that the row would end, if nothing came after it. */
  peek(row: ClosedRow): LogRecord | undefined {
    const group = row.kind === "bar" ? this.#group : undefined;
    if (group !== undefined && isLate(row, group, this.#recent)) return undefined;
    const isOfGroup = group !== undefined && continues(row, group);
    // On Windows a filled bar may be printed once more, with the validation columns.
    if (isOfGroup && group.spread) return undefined;
    const { epoch, origin } = isOfGroup ? group : this.#placeOf(row);
    const isOver = isFilled(row) || hasValidation(row);
    return isOver && origin === "epoch" ? recordOf(row, origin, epoch) : undefined;
  }

  end(): void {
    this.#close(true);
  }

  /** Rows that were printed a second time. */
  doubled(): number {
    return this.#doubled;
  }

  #bar(row: ClosedRow): void {
    const group = this.#group;
    if (group === undefined) {
      this.#begin(row);
      return;
    }
    const { last } = group;
    const isInside = group.origin === "epoch" && this.#headerSeen && !isFilled(last);
    if (isInside && isForeign(row, last) && isEvaluation(row)) {
      // Keras 1 and 2.0 ran the user's callbacks before the epoch's last update: an `evaluate` in one stands in the middle.
      this.#emit(row, "evaluate", group.epoch);
    } else if (isLate(row, group, this.#recent)) {
      this.#recent.see(row.step);
      if (group.origin === "epoch") this.#emit(row, "update", group.epoch);
    } else if (continues(row, group)) this.#goOn(group, row);
    else {
      this.#close(false);
      this.#begin(row);
    }
  }

  #begin(row: ClosedRow): void {
    const { epoch, origin } = this.#placeOf(row);
    this.#group = { epoch, origin, last: row, spread: row.settled && !isFilled(row) };
    this.#recent.begin(row.step);
  }

  #goOn(group: Group, row: ClosedRow): void {
    // An update that a terminal or the end of a paste cut off does not stand for the epoch.
    if (!isFilled(row) && !isWithin(group.last.values, row.values)) {
      this.#recent.see(row.step);
      if (group.origin === "epoch") this.#emit(row, "update", group.epoch);
      return;
    }
    if (group.origin === "epoch" && !isBeyond(group.last))
      this.#emit(group.last, "update", group.epoch);
    const spread = group.spread || (row.settled && !isFilled(row));
    // An evaluation that turns out to have validation columns is an epoch whose header was lost.
    const origin = hasValidation(row) ? "epoch" : group.origin;
    const epoch = origin === group.origin ? group.epoch : this.#unheaded(row).epoch;
    this.#group = { epoch, origin, last: row, spread };
    this.#recent.see(row.step);
  }

  /** The bar in hand is over. */
  #close(isLast: boolean): void {
    if (this.#group === undefined) return;
    const { last, epoch, origin } = this.#group;
    this.#group = undefined;
    const filled = isFilled(last) || hasValidation(last) || (last.steps === null && !isLast);
    if (origin === "evaluate") {
      if (filled) this.#emit(last, "evaluate", epoch);
    } else if (filled) this.#emitEpoch(last, epoch);
    else this.#emit(last, "update", epoch);
  }

  /** What a row belongs to that goes on with none before it. */
  #placeOf(row: ClosedRow): Pick<Group, "epoch" | "origin"> {
    if (row.isHeldOut === true) return { epoch: this.#lastEpoch, origin: "evaluate" };
    return this.#open === undefined ? this.#unheaded(row) : { epoch: this.#open, origin: "epoch" };
  }

  #unheaded(row: ClosedRow): Pick<Group, "epoch" | "origin"> {
    if (!this.#headerSeen) return { epoch: { epoch: null, epochs: null }, origin: "epoch" };
    const last = this.#lastEpoch;
    if (!hasValidation(row)) return { epoch: last, origin: "evaluate" };
    return { epoch: { ...last, epoch: (last.epoch ?? 0) + 1 }, origin: "epoch" };
  }

  #emitEpoch(row: ClosedRow, epoch: Epoch): void {
    this.#emit(row, "epoch", epoch);
    this.#lastEpoch = epoch;
    this.#open = undefined;
  }

  #emit(row: ClosedRow, origin: Origin, epoch: Epoch): void {
    this.#findings.record(recordOf(row, origin, epoch));
  }
}

function recordOf(row: ClosedRow, origin: Origin, { epoch, epochs }: Epoch): LogRecord {
  const { step, steps, counts, line, values } = row;
  return { origin, epoch, epochs, step, steps, counts, line, values };
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

/** Steps that `steps_per_execution` does not divide are counted beyond their end, and the same row comes again at it (Keras 3). */
function isBeyond({ step, steps }: ClosedRow): boolean {
  return step !== null && steps !== null && step > steps;
}

/** Whether the row is a later update of the bar. */
function continues(row: ClosedRow, { last, spread, origin }: Group): boolean {
  if (isForeign(row, last)) return false;
  if (last.steps !== null && row.steps === null) return false;
  if (row.step === null || last.step === null) return false;
  if (row.step < last.step && !(isBeyond(last) && isFilled(row))) return false;
  if (!isFilled(last) || !last.settled || last.running) return true;
  if (!isWithin(last.values, row.values)) return false;
  if (row.values.size > last.values.size) return true;
  return haveSameText(row.values, last.values) || (spread && origin === "epoch");
}
