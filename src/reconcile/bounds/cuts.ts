// A requirement of a residual model → an inequality on the scaled weights.

import type { Cut, Oracle } from "../../math/cutting-planes.ts";
import { highestOf, lowestOf } from "../../math/extremes.ts";
import { onceFor } from "../../math/lazy.ts";
import type { Requirement, ResidualModel, Term } from "../models/residual-model.ts";
import { pickedIntervals, residualBounds, type RowIntervals } from "../rows/row-intervals.ts";

/** Interval ends, scaled to about 1, and what is computed from them are this exact; each of the requirement's terms adds its own. */
const ROUNDING = 2 ** -50;

/** Violations below this, relative to the largest total, are taken as rounding of the computation. */
const TOLERANCE = 2 ** -45;

/**
 * Σ m·hi − Σ m·lo ≥ 0 with hi = Y⁺ − Σ v·L⁻ and lo = Y⁻ − Σ v·L⁺ is `coefficients · v ≤ bound` with
 * coefficientᵢ = Σ m·Lᵢ⁻ − Σ m·Lᵢ⁺ and bound = Σ m·Y⁺ − Σ m·Y⁻; scaled to coefficients of about 1. The bound is
 * rounded up by what the arithmetic may have lost, so that components that hardly differ do not turn it into a false one.
 */
function cutOf(requirement: Requirement, intervals: RowIntervals): Cut<Requirement> {
  const sums = sumsOf(intervals, requirement);
  const bound = sums[0] as number;
  let size = Math.abs(bound) * 1e-3;
  for (let i = 1; i < sums.length; i += 1) size = Math.max(size, Math.abs(sums[i] as number));
  const scale = size > 0 ? 1 / size : 1;
  const coefficients: number[] = [];
  for (let i = 1; i < sums.length; i += 1) coefficients.push((sums[i] as number) * scale);
  let multipliers = 0;
  for (const { multiplier } of requirement.high) multipliers += multiplier;
  for (const { multiplier } of requirement.low) multipliers += multiplier;
  return {
    coefficients,
    bound: (bound + ROUNDING * multipliers) * scale,
    source: requirement,
  };
}

/** The bound of a requirement and its coefficients, not scaled. */
export function sumsOf(intervals: RowIntervals, requirement: Requirement): number[] {
  const { totalLow, totalHigh, componentLow, componentHigh } = intervals;
  const sums = [sumOf(requirement, totalHigh, totalLow)];
  for (let i = 0; i < componentLow.length; i += 1)
    sums.push(
      sumOf(requirement, componentLow[i] as Float64Array, componentHigh[i] as Float64Array),
    );
  return sums;
}

function sumOf({ high, low }: Requirement, above: Float64Array, below: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < high.length; i += 1) {
    const { at, multiplier } = high[i] as Term;
    sum += multiplier * (above[at] as number);
  }
  for (let i = 0; i < low.length; i += 1) {
    const { at, multiplier } = low[i] as Term;
    sum -= multiplier * (below[at] as number);
  }
  return sum;
}

/** The tolerance grows with the weights, as the rounding of `total − Σ weight·component` does. */
function toleranceAt(point: readonly number[]): number {
  let most = 1;
  for (let i = 0; i < point.length; i += 1) most = Math.max(most, Math.abs(point[i] as number));
  return TOLERANCE * most;
}

/** Requirements of the model that the rows violate at scaled weights. */
export function violatedAt(
  intervals: RowIntervals,
  model: ResidualModel,
  point: readonly number[],
): readonly Requirement[] {
  const { low, high } = residualBounds(intervals, point);
  return model.violated(low, high, intervals.times, toleranceAt(point));
}

/** The oracle of a model on rows; of many it asks of the rows that were missed before, and of all only where these agree. */
export function oracleOf(intervals: RowIntervals, model: ResidualModel): Oracle<Requirement> {
  if (intervals.times.length > LONG) return oracleOfMany(intervals, model);
  return (point) =>
    violatedAt(intervals, model, point).map((requirement) => cutOf(requirement, intervals));
}

/** Rows from which on those that were missed are asked first: a question to 200,000 rows of ten components takes 15 ms. */
const LONG = 4096;
/** Stretches of rows of which the least and the most residual are taken along when the rows are asked next. */
const STRETCHES = 128;

/** Rows that were missed, in their order; kept for those of a model. */
interface Missed {
  rows: readonly number[];
  intervals: RowIntervals | undefined;
}

const missedBy = onceFor<RowIntervals, (model: ResidualModel) => Missed>(() =>
  onceFor(() => ({ rows: [], intervals: undefined })),
);

function oracleOfMany(intervals: RowIntervals, model: ResidualModel): Oracle<Requirement> {
  const own = missedBy(intervals)(model);
  // What was named before and is missed by rounding alone does not stand for all rows.
  const named = new Set<string>();
  const isNew = ({ high, low }: Requirement): boolean => {
    const key = [high, low].map((terms) => terms.map(({ at }) => at).join(" ")).join("|");
    return !named.has(key) && named.add(key) !== undefined;
  };
  const back = (terms: readonly Term[]): Term[] =>
    terms.map(({ at, multiplier }) => ({ at: own.rows[at] as number, multiplier }));
  return (point) => {
    const some = (own.intervals === undefined ? [] : violatedAt(own.intervals, model, point))
      .map(({ high, low }) => ({ high: back(high), low: back(low) }))
      .filter(isNew);
    if (some.length > 0) return some.map((requirement) => cutOf(requirement, intervals));
    const { low, high } = residualBounds(intervals, point);
    const found = model.violated(low, high, intervals.times, toleranceAt(point));
    if (found.length > 0) {
      const missed = new Set([...own.rows, ...extremesOf(low, high)]);
      for (const requirement of found) {
        isNew(requirement);
        for (const { at } of [...requirement.high, ...requirement.low]) missed.add(at);
      }
      own.rows = [...missed].toSorted((a, b) => a - b);
      own.intervals = pickedIntervals(intervals, own.rows);
    }
    return found.map((requirement) => cutOf(requirement, intervals));
  };
}

/** Of each of some stretches the row whose residual may be least, and the one whose may be most. */
function extremesOf(low: Float64Array, high: Float64Array): number[] {
  const rows: number[] = [];
  const length = Math.ceil(low.length / STRETCHES);
  for (let from = 0; from < low.length; from += length) {
    const to = Math.min(low.length, from + length);
    rows.push(highestOf(low, from, to), lowestOf(high, from, to));
  }
  return rows;
}

/** Scaled weights beyond this count as unbounded: a weighted component ten thousand times the largest total. */
export const LIMIT = 1e4;
