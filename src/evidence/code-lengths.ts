// Rows → the bits in which each kind of remainder tells the printed totals: the shortest telling is the likeliest.

import { complexity } from "../math/simplest-number.ts";
import { type Rows, rowsWhere, remaindersAt, inTimeOrder } from "../reconcile/rows/rows.ts";
import { together, type RunRows } from "../reconcile/rows/run-rows.ts";
import type { Accounts, Leaves } from "./accounts.ts";
import { courseBits, deviationBits, noiseBits } from "./code-length.ts";
import { MOSTLY } from "./thresholds.ts";

interface CodeLength {
  readonly leaves: Leaves;
  readonly bits: number;
}

/** Bits that name the kind: one more for every freedom it has. */
const MODEL_BITS: { readonly [Kind in Leaves]: number } = {
  zero: 0,
  "short-batch": 2,
  smooth: 2,
  scattered: 4,
};
const DIGIT_BITS = Math.log2(10);

/**
 * Bits behind the shortest telling, by kind; kinds that tell no rows are missing. Every row's total is told by its
 * distance from what is expected, in units of its rounding; weights by their digits, 1 for nothing. Of the progress updates
 * the first of each epoch takes part: running means repeat each other. O(n·k) for every set of weights tried (five at most).
 */
export function codeLengths(accounts: Accounts): ReadonlyMap<Leaves, number> {
  const { rows, base } = accounts;
  const epochs = together(rows, ["train", "val"]);
  const tried: (readonly number[])[] = [];
  const add = (weights: readonly number[] | undefined): void => {
    if (weights !== undefined && !tried.some((other) => same(other, weights))) tried.push(weights);
  };
  add(base);
  add(accounts.plausible);
  if (!accounts.singleOutput) {
    add(accounts.agreement("all").weights);
    if (rows.updates.observations.length > 0) add(accounts.agreement("updates").weights);
    add(accounts.fitted);
  }
  const whole = stacked({ ...rows, updates: firstOfEpochs(rows.updates) }, epochs, base);
  const shortest = new Map<Leaves, number>();
  for (const weights of tried)
    for (const { leaves, bits } of explanationsOf(whole, weights, base))
      shortest.set(leaves, Math.min(bits, shortest.get(leaves) ?? Infinity));
  const best = Math.min(...shortest.values());
  return new Map([...shortest].map(([leaves, bits]) => [leaves, bits - best]));
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.every((weight, i) => weight === b[i]);
}

function firstOfEpochs(updates: Rows): Rows {
  const seen = new Set<number>();
  return rowsWhere(updates, (i) => {
    const epoch = updates.epochs[i] as number;
    return !seen.has(epoch) && seen.add(epoch) !== undefined;
  });
}

/** Bits of weights: none for the expected ones, else a sign of it and the digits of each. */
function weightBits(weights: readonly number[], base: readonly number[]): number {
  if (same(weights, base)) return 0;
  return weights.reduce((sum, weight) => sum + 1 + DIGIT_BITS * complexity(weight), 2);
}

/** A short batch moves the mean by this share of one step's part of the sum at most, nearly always (98 % of rows). */
const SHORT_SCALE = 0.5;
const SHORT_LIMIT = 1.5;

/** The rows, and those that are put together of them. */
interface Stacked extends Pick<RunRows, "updates" | "train" | "val" | "steps"> {
  readonly all: Rows;
  /** Train and validation. */
  readonly epochs: Rows;
  /** Train and its updates. */
  readonly inner: Rows;
  /** Roundings of all at the expected weights. */
  readonly usual: readonly number[];
}

function stacked(rows: RunRows, epochs: Rows, base: readonly number[]): Stacked {
  const { updates, train, val, steps } = rows;
  const [all, inner] = [inTimeOrder(updates, train, val), inTimeOrder(train, updates)];
  const usual = remaindersAt(all, base).tolerance;
  return { updates, train, val, steps, epochs, all, inner, usual };
}

function explanationsOf(
  { updates, train, val, steps, all, epochs, inner, usual }: Stacked,
  weights: readonly number[],
  base: readonly number[],
): CodeLength[] {
  const at = onceEach((rows) => remaindersAt(rows, weights));
  const off = (rows: Rows): readonly number[] => at(rows).r;
  const units = (rows: Rows): readonly number[] => at(rows).tolerance;
  // Coarser predictions at larger weights are paid for row by row.
  const common =
    weightBits(weights, base) +
    units(all).reduce((sum, unit, t) => sum + Math.log2(unit / (usual[t] as number)), 0);
  const exact = (rows: Rows): number => {
    const unit = units(rows);
    return off(rows).reduce((sum, r, t) => sum + deviationBits(r / (unit[t] as number)), 0);
  };
  const course = (rows: Rows): number => courseBits(rows.clock, off(rows), units(rows));
  const scatter = (rows: Rows): number => noiseBits(off(rows), units(rows));
  const oneStep = (rows: Rows): number[] =>
    at(rows).sum.map((sum) => Math.abs(sum) / Math.max(1, steps));
  const short = (rows: Rows): number => {
    const scales = oneStep(rows);
    const share = (values: readonly number[]): number[] =>
      values.map((value, t) => value / Math.max(Number.MIN_VALUE, scales[t] as number));
    return Math.min(
      noiseBits(
        off(rows),
        units(rows),
        scales.map((scale) => SHORT_SCALE * scale),
      ),
      1 + courseBits(rows.clock, share(off(rows)), share(units(rows))),
    );
  };
  const found: CodeLength[] = [];
  const add = (leaves: Leaves, rowBits: number): void => {
    const bits = common + MODEL_BITS[leaves] + rowBits;
    if (Number.isFinite(bits)) found.push({ leaves, bits });
  };
  const [r, unit, scale] = [off(train), units(train), oneStep(train)];
  add("zero", exact(all));
  if (
    steps > 1 &&
    r.every(
      (value, t) => Math.abs(value) <= SHORT_LIMIT * (scale[t] as number) + (unit[t] as number),
    )
  )
    add("short-batch", exact(updates) + short(train) + short(val));
  add(
    "scattered",
    Math.min(exact(updates), scatter(updates)) +
      scatter(train) +
      Math.min(exact(val), 1 + scatter(val), 1 + course(val)),
  );
  if (staysAbove(all, off(all), units(all), oneStep(all)) && mostlyPositive(r)) {
    const together = course(all);
    const apart = course(train) + course(val) + course(updates);
    const innerApart = course(epochs) + course(updates);
    const valApart = course(inner) + course(val);
    add("smooth", Math.min(together, 1 + apart, 1 + innerApart, 1 + valApart));
  }
  return found;
}

/** Worked out once a rows: each is asked for by several explanations. */
function onceEach<T>(make: (rows: Rows) => T): (rows: Rows) => T {
  const known = new Map<Rows, T>();
  return (rows) => {
    const found = known.get(rows) ?? make(rows);
    known.set(rows, found);
    return found;
  };
}

function mostlyPositive(values: readonly number[]): boolean {
  return values.filter((value) => value > 0).length > MOSTLY * values.length;
}

/** A hidden term is not negative; a short batch on top of it may take an epoch's row a little below zero. */
function staysAbove(
  all: Rows,
  off: readonly number[],
  units: readonly number[],
  oneStep: readonly number[],
): boolean {
  return off.every((value, t) => {
    const below = all.steps[t] === null ? (oneStep[t] as number) : 0;
    return value >= -(units[t] as number) - below;
  });
}
