// Rows → the weights that suit them best where none explain them: those at which the rest runs smoothest, and those of the least errors.

import { nonNegativeLeastSquares } from "../math/nnls.ts";
import { simplestNear } from "../math/simplest-number.ts";
import { type Rows, halfWidthAt, leastSquares, remaindersAt } from "../reconcile/rows/rows.ts";
import { type RunRows, together } from "../reconcile/rows/run-rows.ts";
import { scratchNumbers } from "../reconcile/rows/fitted-rows.ts";
import type { AtWeights } from "./at-weights.ts";
import { isBelow, mainRemainders } from "./courses.ts";
import { NUMBERS } from "./thresholds.ts";
import { firstUpdates } from "./updates.ts";

/** Differences that are looked at: more do not move the weights. */
const MOST_DIFFERENCES = 300;
/** Rounds of reweighting; the misfit counts to this power, so that outliers weigh little. */
const ROUNDS = 8;
const POWER = 1.5;
/** Differences of progress updates beyond the weights, before they are taken rather than those of epochs: inside epochs, and of their first updates. */
const SPARE_DIFFERENCES = 4;
const SPARE_FIRST = 2;
/** How far from the fitted weight a shorter number is looked for: the roughest that costs little. */
const WITHIN = [0.2, 0.05, 0.01, 0.002] as const;
/** What weights other than the expected ones must gain in log-likelihood: for a simple change, a number each, a digit each. */
const KEEP = { base: 2, each: 2, simpleEach: 1.5, digit: 2 } as const;
/**
 * So many times that gain, where totals are above the sums at the expected weights, as a hidden term leaves them. Between it
 * and one the weights were 1 in 12 of 13 runs, and the amount that was said to be hidden was off by up to ten times.
 */
const GAIN_ABOVE = 2;
/** Common factors that are tried. */
const FACTORS = [2, 0.5, 10, 0.1, 100, 0.01, 3, 1 / 3, 4, 0.25] as const;

/**
 * The weights at which what is left moves least from row to row, where that makes the total of no more rows lie far below
 * their sum, as `some` of them show it; else the expected ones.
 */
export function smoothestWeights(
  rows: RunRows,
  some: RunRows,
  atBase: AtWeights,
): readonly number[] {
  const base = atBase.weights;
  const found = smoothest(rows, atBase);
  return found !== base && sinks(some, base, found) ? base : found;
}

/** Weights that put the total of many rows far below their sum explain nothing: no hidden term, and no average, does that. */
const SINKS_BELOW = 0.1;
const SINKING_ROWS = 0.2;

function sinks(some: RunRows, base: readonly number[], weights: readonly number[]): boolean {
  const rows = together(some, "epochs");
  const below = (at: readonly number[]): number => {
    const { r, sum } = remaindersAt(rows, at);
    return r.filter((value, t) => value < -SINKS_BELOW * (sum[t] as number)).length;
  };
  const own = below(weights);
  return own > SINKING_ROWS * rows.observations.length && own >= below(base);
}

/** Weights ≥ 0 of the least relative errors of epochs and validation, as the simplest numbers near them. */
export function fittedWeights(rows: RunRows): readonly number[] {
  return leastSquares(together(rows, "epochs")).map((weight) => simplestNear(weight, NEAR));
}

/** A fitted weight is taken as the simplest number so near. */
const NEAR = 0.02;

/**
 * Fitted weights that are all as near the expected ones as this are those, and something else was left: of 55 logs of hidden
 * terms and short batches that such weights fitted best 54 had the expected ones.
 */
const NEAR_EXPECTED = 0.2;

function areNear(weights: readonly number[], base: readonly number[]): boolean {
  return weights.every((weight, i) => {
    const expected = base[i] as number;
    return Math.abs(weight - expected) <= NEAR_EXPECTED * Math.abs(expected);
  });
}

/**
 * A row less the line through its neighbours, which leaves nothing of a term that moves steadily: of 4,425 logs 156 are
 * given weights other than 1 and than theirs, where 185 were by the steps of updates.
 */
const OFF_LINE = [-1 / 2, 1, -1 / 2];
/** Less the one before it, where updates are too few for that. */
const STEP = [-1, 1];

/** One difference of rows, in units of its rounding. */
interface Difference {
  readonly parts: readonly number[];
  readonly total: number;
}

/** Those inside the epochs where there are enough, else those of first updates, which no short batch is averaged into, else of epochs. */
function tellingDifferences(
  rows: RunRows,
  base: readonly number[],
): readonly Difference[] | undefined {
  const { updates, train, val } = rows;
  const k = base.length;
  const areOne = (from: number, to: number): boolean => updates.epochs[from] === updates.epochs[to];
  for (const factors of [OFF_LINE, STEP]) {
    const inner = rowDifferences(updates, base, { factors, areOne });
    if (inner.length >= k + SPARE_DIFFERENCES) return inner;
  }
  const first = rowDifferences(updates, base, { places: firstUpdates(rows) });
  if (first.length >= k + SPARE_FIRST) return first;
  const outer = [train, val].flatMap((some) => rowDifferences(some, base));
  return outer.length >= k + 1 ? outer : undefined;
}

/** The expected ones where they are about as good, or too few rows tell. */
function smoothest(rows: RunRows, atExpected: AtWeights): readonly number[] {
  const base = atExpected.weights;
  const k = base.length;
  const taken = tellingDifferences(rows, base);
  if (taken === undefined) return base;
  const fitted = robustFit(taken, k);
  const best = misfit(taken, fitted);
  const atBase = misfit(taken, base);
  const n = taken.length;
  const cost = (weights: readonly number[]): number => n * Math.log(misfit(taken, weights) / best);
  const least =
    (KEEP.base + KEEP.each * k) * (isBelow(mainRemainders(atExpected)) ? 1 : GAIN_ABOVE);
  if (areNear(fitted, base) || !(best < atBase) || n * Math.log(atBase / best) < least) return base;
  const simple = [
    ...base.map((_, i) => base.map((weight, j) => (i === j ? 2 * weight : weight))),
    ...FACTORS.map((factor) => base.map((weight) => weight * factor)),
  ]
    .map((weights) => ({ weights, cost: cost(weights) }))
    .toSorted((a, b) => a.cost - b.cost)[0];
  if (simple !== undefined && simple.cost < 1 + KEEP.simpleEach * k) return simple.weights;
  return shortened(fitted, cost);
}

/** Each weight in turn as the shortest decimal that costs little. */
function shortened(
  fitted: readonly number[],
  cost: (weights: readonly number[]) => number,
): readonly number[] {
  let weights = fitted;
  fitted.forEach((value, i) => {
    const before = Math.max(0, cost(weights));
    for (const share of WITHIN) {
      const tried = weights.map((weight, j) => (j === i ? simplestNear(value, share) : weight));
      if (cost(tried) - before < KEEP.digit) {
        weights = tried;
        return;
      }
    }
  });
  return weights;
}

/** Weights ≥ 0 of the least Σ|misfit|^1.5, by reweighted least squares. */
function robustFit(differences: readonly Difference[], k: number): number[] {
  const parts = differences.map((one) => one.parts);
  const totals = differences.map(({ total }) => total);
  let scales: number[] | undefined;
  let weights: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    weights = nonNegativeLeastSquares(parts, totals, k, scales);
    scales = differences.map((one) => (1 + Math.abs(off(one, weights))) ** (POWER / 2 - 1));
  }
  return weights;
}

function off({ parts, total }: Difference, weights: readonly number[]): number {
  return parts.reduce((left, part, i) => left - part * (weights[i] as number), total);
}

/** Mean misfit to the power of 1.5, in roundings, never below one. */
function misfit(differences: readonly Difference[], weights: readonly number[]): number {
  const sum = differences.reduce((all, one) => all + (1 + Math.abs(off(one, weights))) ** POWER, 0);
  return (sum / differences.length) ** (1 / POWER);
}

interface Taken {
  /** Indices of the rows; else all of them. */
  readonly places?: readonly number[];
  readonly factors?: readonly number[];
  /** Whether rows from one place to another are taken together. */
  readonly areOne?: (from: number, to: number) => boolean;
}

/** Combinations of rows that follow each other: how far they are off the line through those before and after them. */
export function rowDifferences(
  rows: Rows,
  base: readonly number[],
  { places, factors = OFF_LINE, areOne = () => true }: Taken = {},
): Difference[] {
  const found: Difference[] = [];
  const place = (i: number): number => places?.[i] ?? i;
  const n = places?.length ?? rows.observations.length;
  const stride = Math.max(1, Math.floor(n / MOST_DIFFERENCES));
  for (let from = 0; from + factors.length <= n; from += stride) {
    const taken = factors.map((_, j) => place(from + j));
    if (areOne(taken[0] as number, taken.at(-1) as number))
      found.push(combination(rows, taken, factors, base));
  }
  return found;
}

function combination(
  rows: Rows,
  places: readonly number[],
  factors: readonly number[],
  base: readonly number[],
): Difference {
  const parts = base.map(() => 0);
  const numbers = scratchNumbers(base.length);
  let [total, unit] = [0, 0];
  factors.forEach((factor, j) => {
    rows.observations.putNumbers(places[j] as number, numbers);
    const whole = numbers[0] as number;
    total += factor * whole;
    unit += Math.abs(factor) * (halfWidthAt(numbers, 0) + rows.float * Math.abs(whole));
    for (let i = 0; i < base.length; i += 1) {
      const own = NUMBERS * (i + 1);
      parts[i] = (parts[i] as number) + factor * (numbers[own] as number);
      unit += Math.abs(factor * (base[i] as number)) * halfWidthAt(numbers, own);
    }
  });
  const scale = unit > 0 ? unit : 1;
  return { parts: parts.map((part) => part / scale), total: total / scale };
}
