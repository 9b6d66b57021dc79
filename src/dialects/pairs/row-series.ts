// Rows of pairs in printed order → those that are records: bars drawn anew are updates, of an evaluation the last row is kept.

import { haveSameText, type Printed } from "../../table/printed.ts";
import { StoredValues } from "../../table/row-store.ts";
import type { Findings } from "../dialect.ts";
import type { KnownRowEvents, RowRole } from "./known-rows.ts";
import { createLeftRows } from "./left-rows.ts";
import { createRowNumbers, type RowNumbers, type ValuedRow } from "./row-numbers.ts";
import type { PairRow, Reading } from "./row-source.ts";
import { isOfVal, validationNames, decimalPlaces, pairValues } from "./row-values.ts";

export interface PairSeries {
  /** What the row is, if its like may be read as bytes. */
  add(row: PairRow): RowRole | null;
  readonly known: Omit<KnownRowEvents, "mayGrow" | "belongsToBefore" | "heading" | "repeats">;
  end(): void;
  /** Weights that stand beside the losses, where they are the same in every row. */
  weights(): ReadonlyMap<string, number>;
  notes(): readonly string[];
}

export function createPairSeries(findings: Findings, reading: () => Reading): PairSeries {
  const numbers = createRowNumbers(findings);
  const left = createLeftRows(reading);
  const cells = createCells(findings, reading);
  const waiting = createWaiting(numbers);
  /** The first training row, until the second one tells what they are counted in. */
  let first: ValuedRow | undefined;

  const train = (next: ValuedRow): void => {
    if (numbers.unit() === undefined) {
      if (first === undefined || left.isEnd(first, next)) {
        first = next;
        return;
      }
      settleFirst(next);
    }
    if (!left.isSum(next, numbers.unit())) waiting.train(next);
  };

  const settleFirst = (second?: ValuedRow): void => {
    if (first === undefined) return;
    const held = first;
    first = undefined;
    numbers.settleUnit(held, second);
    waiting.train(held);
  };

  return {
    add(row) {
      const values = cells.valuesOf(row);
      if (values.size === 0) return null;
      const next = { row, isVal: isOfVal(row, values), values };
      const kind = left.kindOf(next, numbers.unit());
      if (kind !== "new") return kind === "again" ? kind : null;
      left.take(next);
      if (next.isVal) {
        settleFirst();
        waiting.evaluation({ ...next, values: validationNames(values) });
        return "val";
      }
      waiting.settleEvaluation();
      train(next);
      return numbers.unit() === undefined ? null : "train";
    },
    known: {
      unit: numbers.unit,
      begin(like, val) {
        waiting.settle();
        if (val !== undefined && !left.standsForItself(val, "val")) return false;
        return left.standsForItself(like, "train");
      },
      last: left.last,
      val(row, printed, named) {
        if (numbers.unit() === undefined) return false;
        const next = { row, isVal: true, values: printed };
        if (left.kindOf(next, numbers.unit()) !== "new") return true;
        left.take(next);
        waiting.evaluation({ ...next, values: named });
        return true;
      },
      tick: numbers.tick,
      rows(block, row, behind) {
        const val = behind === "again" ? undefined : behind;
        numbers.rows(block, row, val);
        const { selection, firstRow, epochs } = block;
        const last = firstRow + epochs.length - 1;
        left.take({ row, isVal: false, values: new StoredValues(selection, last) });
        if (val === undefined) left.again(behind === undefined ? 0 : epochs.length);
        else left.take({ row: val.row, isVal: true, values: new StoredValues(val.printed, last) });
      },
    },
    end() {
      settleFirst();
      waiting.settle();
    },
    weights: cells.weights,
    notes: left.notes,
  };
}

/** The row that further ones may replace: of a bar that is drawn anew, or of an evaluation that goes on. */
function createWaiting(numbers: RowNumbers): {
  train(next: ValuedRow): void;
  evaluation(next: ValuedRow): void;
  settleEvaluation(): void;
  settle(): void;
} {
  let waiting: ValuedRow | undefined;
  const settle = (): void => {
    if (waiting === undefined) return;
    const whole = waiting;
    waiting = undefined;
    numbers.emit(whole, "epoch");
  };
  return {
    train(next) {
      if (waiting !== undefined && !waiting.isVal) {
        const isUpdate = goesOn(waiting.row, next.row);
        // A bar is drawn when its numbers come and once more when its count goes on.
        if (!isUpdate || !haveSameText(waiting.values, next.values))
          numbers.emit(waiting, isUpdate ? "update" : "epoch");
        waiting = undefined;
      }
      if (next.row.clock.isBar) waiting = next;
      else numbers.emit(next, "epoch");
    },
    evaluation(next) {
      const { row } = waiting ?? {};
      const isOfOne = waiting?.isVal === true && row?.hasOwnClock === true && next.row.hasOwnClock;
      const isNextBatch =
        row !== undefined && waiting?.isVal === true && batchGoesOn(row, next.row);
      if (!isNextBatch && (row === undefined || !isOfOne || !goesOn(row, next.row))) settle();
      waiting = next;
    },
    settleEvaluation() {
      if (waiting?.isVal === true) settle();
    },
    settle,
  };
}

/** The values of rows, and what their pairs say of the columns. */
function createCells(
  findings: Findings,
  reading: () => Reading,
): {
  valuesOf(row: PairRow): ReadonlyMap<string, Printed>;
  weights(): ReadonlyMap<string, number>;
} {
  const places = new Map<string, number>();
  const weights = new Map<string, number>(); // NaN where they change

  /** Of a file that ends in its last number, one with fewer places than it had before is cut off. */
  const leaveCut = ({ pairs, line }: PairRow, values: Map<string, Printed>): void => {
    const name = pairs.at(-1)?.name ?? "";
    const before = places.get(name);
    const text = values.get(name)?.text ?? "";
    if (before === undefined || decimalPlaces(text) >= before) return;
    values.delete(name);
    findings.reject({ line, text, reason: `the value of \`${name}\` is cut off` });
  };

  return {
    valuesOf(row) {
      const values = pairValues(row, reading(), findings);
      if (row.isCut) leaveCut(row, values);
      for (const [name, { text }] of values) places.set(name, decimalPlaces(text));
      for (const { name, weight } of row.pairs) {
        if (weight === undefined) continue;
        const before = weights.get(name) ?? Number(weight);
        weights.set(name, before === Number(weight) ? before : Number.NaN);
      }
      return values;
    },
    weights: () => new Map([...weights].filter(([, weight]) => Number.isFinite(weight))),
  };
}

/** Whether the later row is of a further batch of the same evaluation, or sums up its batches. */
function batchGoesOn({ before }: PairRow, next: PairRow): boolean {
  const [at, now] = [before.batch?.at, next.before.batch?.at];
  return at !== undefined && now !== undefined && now >= at;
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
