// Rows of pairs in printed order → records: what they are counted in, doubled ones dropped, bars drawn anew taken as updates, runs parted.

import type { Printed } from "../../table/printed.ts";
import { StoredValues } from "../../table/row-store.ts";
import type { RowClock } from "../../table/clock.ts";
import type { LogRecord, Origin, Split } from "../../table/row.ts";
import type { Findings } from "../dialect.ts";
import { hasClock, isSameTime } from "./clock.ts";
import type { KnownRowEvents } from "./known-rows.ts";
import type { PairRow, Reading } from "./row-source.ts";
import { isOfVal, validationNames, decimalPlaces, pairValues } from "./row-values.ts";
import { createTicks, unitOf } from "./ticks.ts";

export interface PairSeries {
  /** Of what split the row is, if it stands for itself, so that its like may be read as bytes. */
  add(row: PairRow): Split | null;
  readonly known: KnownRowEvents;
  end(): void;
  /** Weights that stand beside the losses, where they are the same in every row. */
  weights(): ReadonlyMap<string, number>;
  notes(): readonly string[];
}

interface Numbered {
  readonly row: PairRow;
  readonly isVal: boolean;
  readonly values: ReadonlyMap<string, Printed>;
}

export function createPairSeries(findings: Findings, reading: () => Reading): PairSeries {
  let unit: RowClock | undefined;
  /** The first training row, until the second one tells what they are counted in. */
  let first: Numbered | undefined;
  let waiting: Numbered | undefined; // a bar that may be drawn anew, or an evaluation that goes on
  let last: Numbered | undefined;
  let ticks = createTicks();
  let ownClocks = { train: false, val: false };
  let clockNow: number | null = null;
  let hasRun = false;
  const places = new Map<string, number>();
  const weights = new Map<string, number>(); // NaN where they change
  let [doubled, sums, others, ends] = [0, 0, 0, 0];

  const emit = ({ row, isVal, values }: Numbered, origin: Origin): void => {
    let epoch = clockNow;
    let beginsRun = false;
    if (!isVal) {
      const now = unit === "row" ? null : ticks.next(row.clock, unit === "iteration");
      beginsRun = hasRun && now !== null && clockNow !== null && now < clockNow;
      if (beginsRun) ticks = createTicks(row.clock);
      epoch = unit === "row" ? null : beginsRun ? ticks.next(row.clock, unit === "iteration") : now;
      clockNow = epoch;
      hasRun = true;
    }
    const { epoch: count, step } = row.clock;
    // Where rows are counted in iterations, their number says it all.
    const isInEpoch = unit !== "iteration";
    const record: LogRecord = {
      origin,
      epoch,
      ...(unit === undefined || unit === "epoch" ? {} : { clock: unit }),
      epochs: unit === "epoch" ? (count?.of ?? null) : null,
      step: isInEpoch ? (step?.at ?? null) : null,
      steps: isInEpoch ? (step?.of ?? null) : null,
      counts: isInEpoch && step !== undefined ? "steps" : null,
      line: row.line,
      beginsRun,
      values,
    };
    findings.record(record);
  };

  /** Of a file that ends in its last number, one with fewer places than it had before is cut off. */
  const leaveCut = ({ pairs, line }: PairRow, values: Map<string, Printed>): void => {
    const name = pairs.at(-1)?.name ?? "";
    const before = places.get(name);
    const text = values.get(name)?.text ?? "";
    if (before === undefined || decimalPlaces(text) >= before) return;
    values.delete(name);
    findings.reject({ line, text, reason: `the value of \`${name}\` is cut off` });
  };

  const takeWeight = (name: string, weight: number): void => {
    const before = weights.get(name) ?? weight;
    weights.set(name, before === weight ? weight : Number.NaN);
  };

  const train = (next: Numbered): void => {
    if (unit === undefined) {
      if (first === undefined) {
        first = next;
        return;
      }
      if (isEndOf(first, next)) {
        ends += 1;
        first = next;
        return;
      }
      unit = unitOf(first.row.clock, next.row.clock);
      const held = first;
      first = undefined;
      train(held);
    }
    if (waiting !== undefined && !waiting.isVal) {
      emit(waiting, goesOn(waiting.row, next.row) ? "update" : "epoch");
      waiting = undefined;
    }
    if (next.row.clock.isBar) waiting = next;
    else emit(next, "epoch");
  };

  /** Behind the rows that it sums up: `Averaged stats: loss: 0.5 (0.6)`, `====> Epoch: 1 Average loss: 0.5`. */
  const isSum = ({ row, isVal, values }: Numbered): boolean => {
    if (!row.hasOwnClock) return ownClocks[isVal ? "val" : "train"];
    const { step, iteration } = row.clock;
    if (values.has(reading().sumOf ?? "")) return true;
    return !isVal && unit === "iteration" && step === undefined && iteration === undefined;
  };

  const settleFirst = (): void => {
    if (first === undefined) return;
    const held = first;
    first = undefined;
    unit = unitOf(held.row.clock, undefined);
    train(held);
  };

  const val = (next: Numbered): void => {
    if (waiting?.isVal === true && goesOn(waiting.row, next.row)) {
      waiting = next;
      return;
    }
    settle();
    waiting = next;
  };

  /** What was waiting is whole. */
  const settle = (): void => {
    if (waiting === undefined) return;
    const whole = waiting;
    waiting = undefined;
    emit(whole, "epoch");
  };

  /** Whether the row is one of its own, and none that stands for another or tells of others. */
  const isNew = (next: Numbered): boolean => {
    const { step, isBar } = next.row.clock;
    // A bar that was set back shows what it last showed.
    if (isBar && step?.at === 0) return false;
    if (last !== undefined && isDouble(last, next)) doubled += 1;
    else if (last !== undefined && isOfOther(last, next)) others += 1;
    else if (isSum(next)) sums += 1;
    else return true;
    return false;
  };

  return {
    add(row) {
      const values = pairValues(row, reading(), findings);
      if (row.isCut) leaveCut(row, values);
      for (const [name, { text }] of values) places.set(name, decimalPlaces(text));
      for (const { name, weight } of row.pairs) {
        if (weight !== undefined) takeWeight(name, Number(weight));
      }
      if (values.size === 0) return null;
      const next = { row, isVal: isOfVal(row, values), values };
      if (!isNew(next)) return null;
      last = next;
      if (row.hasOwnClock) ownClocks = { ...ownClocks, [next.isVal ? "val" : "train"]: true };
      if (next.isVal) {
        settleFirst();
        val({ ...next, values: validationNames(values) });
        return row.hasOwnClock ? "val" : null;
      }
      if (waiting?.isVal === true) settle();
      train(next);
      return row.hasOwnClock && unit !== undefined && unit !== "row" ? "train" : null;
    },
    known: {
      begin: settle,
      val(row, printed, named) {
        if (unit === undefined) return false;
        const next = { row, isVal: true, values: printed };
        if (!isNew(next)) return true;
        last = next;
        val({ ...next, values: named });
        return true;
      },
      tick(clock) {
        const now = ticks.next(clock, unit === "iteration");
        if (now === null || clockNow === null || now <= clockNow) return null;
        clockNow = now;
        return now;
      },
      rows(block, row) {
        const like = {
          origin: "epoch",
          epochs: unit === "epoch" ? (row.clock.epoch?.of ?? null) : null,
          step: null,
          steps: null,
          counts: null,
        } as const;
        findings.records({ like, ...block });
        const { selection, firstRow, epochs } = block;
        const values = new StoredValues(selection, firstRow + epochs.length - 1);
        last = { row, isVal: false, values };
      },
    },
    end() {
      settleFirst();
      settle();
    },
    weights: () => new Map([...weights].filter(([, weight]) => Number.isFinite(weight))),
    notes: () => [
      ...said(
        doubled,
        "row is in the log twice and was",
        "rows are in the log twice and were",
        "read once",
      ),
      ...said(
        others,
        "row repeats an iteration with other numbers, as several processes print it, and was",
        "rows repeat an iteration with other numbers, as several processes print them, and were",
        "left out",
      ),
      ...said(
        sums,
        "line that sums up the rows above it was",
        "lines that sum up the rows above them were",
        "left out",
      ),
      ...said(ends, "row whose beginning is not in the log was", "", "left out"),
    ],
  };
}

/** Of a paste that begins in the middle of a row: no time, and no column that the next row lacks. */
function isEndOf({ row, values }: Numbered, next: Numbered): boolean {
  if (hasClock(row.clock) || !next.row.hasOwnClock) return false;
  if (values.size >= next.values.size) return false;
  for (const name of values.keys()) if (!next.values.has(name)) return false;
  return true;
}

function said(count: number, one: string, many: string, done: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${done}`];
}

function isDouble(before: Numbered, next: Numbered): boolean {
  if (before.isVal !== next.isVal || before.values.size !== next.values.size) return false;
  if (!isSameTime(before.row.clock, next.row.clock)) return false;
  for (const [name, { text }] of next.values) {
    if (before.values.get(name)?.text !== text) return false;
  }
  return true;
}

/** A row of the same time and columns that another process printed. */
function isOfOther(before: Numbered, next: Numbered): boolean {
  const { row } = next;
  if (!row.hasOwnClock || row.clock.isBar || before.isVal !== next.isVal) return false;
  if (row.clock.step === undefined || !isSameTime(before.row.clock, row.clock)) return false;
  if (row.clock.step.of !== before.row.clock.step?.of) return false;
  for (const name of next.values.keys()) if (!before.values.has(name)) return false;
  return true;
}

/** Whether the later row is of the same bar or evaluation. */
function goesOn({ clock: before }: PairRow, { clock: now }: PairRow): boolean {
  if (before.epoch?.at !== now.epoch?.at) return false;
  if (before.step === undefined || now.step === undefined) return false;
  if (before.step.of !== now.step.of) return false;
  // A filled bar that is drawn once more is another epoch's where no epoch is printed.
  const wasFilled = before.step.at === before.step.of;
  return (
    now.step.at > before.step.at ||
    (now.step.at === before.step.at && (now.epoch !== undefined || !wasFilled))
  );
}
