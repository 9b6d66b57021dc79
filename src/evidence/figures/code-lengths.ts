// Rows → the bits in which each kind of remainder tells the printed totals: the shortest telling is the likeliest.

import { onceFor, onceForKey } from "../../math/lazy.ts";
import { complexity } from "../../math/simplest-number.ts";
import { type Rows, rowsWhere, remaindersAt } from "../../reconcile/rows/rows.ts";
import { together, type RunRows } from "../../reconcile/rows/run-rows.ts";
import type { Accounts } from "../accounts.ts";
import type { Remainders } from "../at-weights.ts";
import { courseBits, deviationBits, noiseBits } from "../code-length.ts";
import type { Figure } from "../figure.ts";
import { MOSTLY } from "../thresholds.ts";

/** What is left after the weighted parts: nothing, what a short batch leaves, a smooth course, or noise about zero. */
type Leaves = "zero" | "short-batch" | "smooth" | "scattered";

/** How many more bits it takes to tell the totals if what is left is of this kind, than if it is of the likeliest. */
function figureOf(leaves: Leaves, words: string): Figure {
  return {
    id: `code-length-${leaves}`,
    title: `bits behind the shortest telling, if what is left is ${words}`,
    unit: "bits",
    of: (accounts) =>
      accounts.base.length === 0 ? null : (lengthsOf(accounts).get(leaves) ?? null),
  };
}

export const codeLengths: readonly Figure[] = [
  figureOf("scattered", "noise about zero"),
  figureOf("short-batch", "a short batch"),
  figureOf("smooth", "a smooth term"),
  figureOf("zero", "nothing"),
];

/** The figures ask for all at once. */
const lengthsOf = onceFor(lengthsByKind);

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
function lengthsByKind(accounts: Accounts): ReadonlyMap<Leaves, number> {
  const { base } = accounts;
  const rows = { ...accounts.rows, updates: firstOfEpochs(accounts.rows.updates) };
  const all = together(rows, "all");
  const usual = remaindersAt(all, base).tolerance;
  const shortest = new Map<Leaves, number>();
  for (const weights of weightsTried(accounts)) {
    const at = onceForKey((some: Rows) => remaindersAt(some, weights));
    // Coarser predictions at larger weights are paid for row by row.
    const coarser = at(all).tolerance.reduce(
      (sum, unit, t) => sum + Math.log2(unit / (usual[t] as number)),
      0,
    );
    for (const [leaves, rowBits] of tellings(rows, at)) {
      const bits = weightBits(weights, base) + coarser + MODEL_BITS[leaves] + rowBits;
      if (Number.isFinite(bits))
        shortest.set(leaves, Math.min(bits, shortest.get(leaves) ?? Infinity));
    }
  }
  const best = Math.min(...shortest.values());
  return new Map([...shortest].map(([leaves, bits]) => [leaves, bits - best]));
}

/** Each once. */
function weightsTried(accounts: Accounts): readonly (readonly number[])[] {
  const { base, plausible, singleOutput } = accounts;
  const others = (): readonly (readonly number[] | undefined)[] => [
    accounts.agreement("all").weights,
    accounts.agreement("updates").weights,
    accounts.fitted,
  ];
  const tried: (readonly number[])[] = [];
  for (const weights of [base, plausible, ...(singleOutput ? [] : others())])
    if (weights !== undefined && !tried.some((other) => same(other, weights))) tried.push(weights);
  return tried;
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

/** What each kind takes to tell the rows, beside its weights. */
function* tellings(
  rows: RunRows,
  at: (some: Rows) => Remainders,
): Iterable<readonly [Leaves, number]> {
  const { updates, train, val, steps } = rows;
  const all = together(rows, "all");
  const exact = (some: Rows): number => {
    const { r, tolerance } = at(some);
    return r.reduce((sum, value, t) => sum + deviationBits(value / (tolerance[t] as number)), 0);
  };
  const course = (some: Rows): number => courseBits(some.clock, at(some).r, at(some).tolerance);
  const scatter = (some: Rows): number => noiseBits(at(some).r, at(some).tolerance);
  yield ["zero", exact(all)];
  if (steps > 1 && isOfShortBatch(at(train), steps)) {
    const short = (some: Rows): number => shortBatchBits(some.clock, at(some), steps);
    yield ["short-batch", exact(updates) + short(train) + short(val)];
  }
  yield [
    "scattered",
    Math.min(exact(updates), scatter(updates)) +
      scatter(train) +
      Math.min(exact(val), 1 + scatter(val), 1 + course(val)),
  ];
  if (!staysAbove(all, at(all), steps) || !mostlyPositive(at(train).r)) return;
  const apart = course(train) + course(val) + course(updates);
  const innerApart = course(together(rows, "epochs")) + course(updates);
  const valApart = course(together(rows, "training")) + course(val);
  yield ["smooth", Math.min(course(all), 1 + apart, 1 + innerApart, 1 + valApart)];
}

/** One step's part of each sum. */
function oneStep({ sum }: Remainders, steps: number): number[] {
  return sum.map((own) => Math.abs(own) / Math.max(1, steps));
}

function isOfShortBatch(at: Remainders, steps: number): boolean {
  const scales = oneStep(at, steps);
  return at.r.every(
    (value, t) =>
      Math.abs(value) <= SHORT_LIMIT * (scales[t] as number) + (at.tolerance[t] as number),
  );
}

/** Noise of one step's part, or a course of shares of it. */
function shortBatchBits(clock: readonly number[], at: Remainders, steps: number): number {
  const scales = oneStep(at, steps);
  const share = (values: readonly number[]): number[] =>
    values.map((value, t) => value / Math.max(Number.MIN_VALUE, scales[t] as number));
  const most = scales.map((scale) => SHORT_SCALE * scale);
  return Math.min(
    noiseBits(at.r, at.tolerance, most),
    1 + courseBits(clock, share(at.r), share(at.tolerance)),
  );
}

function mostlyPositive(values: readonly number[]): boolean {
  return values.filter((value) => value > 0).length > MOSTLY * values.length;
}

/** A hidden term is not negative; a short batch on top of it may take an epoch's row a little below zero. */
function staysAbove(all: Rows, at: Remainders, steps: number): boolean {
  const scales = oneStep(at, steps);
  return at.r.every((value, t) => {
    const below = all.steps[t] === null ? (scales[t] as number) : 0;
    return value >= -(at.tolerance[t] as number) - below;
  });
}
