// A requirement of a residual model → an inequality on the scaled weights.

import type { Cut, Oracle } from "../../math/cutting-planes.ts";
import { highestOf, lowestOf } from "../../math/extremes.ts";
import { onceFor } from "../../math/lazy.ts";
import { scratchOf } from "../../math/scratch.ts";
import type { Requirement, ResidualModel, Term } from "../models/residual-model.ts";
import { createBounds, residualBounds, type RowIntervals } from "../rows/row-intervals.ts";

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
  const { high, low } = requirement;
  const { totalLow, totalHigh, componentLow, componentHigh } = intervals;
  const k = componentLow.length;
  const bound = added(added(0, high, totalHigh, 1), low, totalLow, -1);
  const multipliers = added(added(0, high, null, 1), low, null, 1);
  const coefficients: number[] = [];
  let size = Math.abs(bound) * 1e-3;
  for (let i = 0; i < k; i += 1) {
    const above = added(0, high, componentLow[i] as Float64Array, 1);
    const sum = added(above, low, componentHigh[i] as Float64Array, -1);
    coefficients.push(sum);
    size = Math.max(size, Math.abs(sum));
  }
  const scale = size > 0 ? 1 / size : 1;
  for (let i = 0; i < k; i += 1) coefficients[i] = (coefficients[i] as number) * scale;
  return {
    coefficients,
    bound: (bound + ROUNDING * multipliers) * scale,
    source: requirement,
  };
}

/** The terms of `column` added to a sum one by one, or their multipliers alone. */
function added(
  start: number,
  terms: readonly Term[],
  column: Float64Array | null,
  sign: 1 | -1,
): number {
  let sum = start;
  for (let i = 0; i < terms.length; i += 1) {
    const { at, multiplier } = terms[i] as Term;
    sum += sign * multiplier * (column === null ? 1 : (column[at] as number));
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

/** Rows that were missed, and what they say; kept for those of a model. */
interface Missed {
  readonly rows: Set<number>;
  asked: OnRows;
}

const missedBy = onceFor((intervals: RowIntervals) =>
  onceFor((model: ResidualModel): Missed => ({
    rows: new Set(),
    asked: onRows(intervals, model, []),
  })),
);

function oracleOfMany(intervals: RowIntervals, model: ResidualModel): Oracle<Requirement> {
  const own = missedBy(intervals)(model);
  // What was named before and is missed by rounding alone does not stand for all rows.
  const named = new Set<string>();
  const isNew = ({ high, low }: Requirement): boolean => {
    const key = [high, low].map((terms) => terms.map(({ at }) => at).join(" ")).join("|");
    return !named.has(key) && named.add(key) !== undefined;
  };
  return (point) => {
    const some = own.asked.violated(point).filter(isNew);
    if (some.length > 0) return some.map((requirement) => cutOf(requirement, intervals));
    const { low, high } = residualBounds(intervals, point);
    const found = model.violated(low, high, intervals.times, toleranceAt(point));
    if (found.length > 0) {
      for (const t of extremesOf(low, high)) own.rows.add(t);
      for (const requirement of found) {
        isNew(requirement);
        for (const { at } of [...requirement.high, ...requirement.low]) own.rows.add(at);
      }
      own.asked = onRows(
        intervals,
        model,
        [...own.rows].toSorted((a, b) => a - b),
      );
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

/** What a model says of some rows alone, which ascend. Positions are those among all rows. */
interface OnRows {
  readonly fit: (point: readonly number[]) => boolean;
  readonly violated: (point: readonly number[]) => readonly Requirement[];
  readonly oracle: Oracle<Requirement>;
}

const boundsOfRows = scratchOf(createBounds);

export function onRows(
  intervals: RowIntervals,
  model: ResidualModel,
  rows: readonly number[],
): OnRows {
  const times = rows.map((t) => intervals.times[t] as number);
  const back = (terms: readonly Term[]): Term[] =>
    terms.map(({ at, multiplier }) => ({ at: rows[at] as number, multiplier }));
  const missed = (point: readonly number[]): readonly Requirement[] => {
    if (rows.length === 0) return [];
    const { low, high } = boundsOfRows(rows.length);
    for (let place = 0; place < rows.length; place += 1) {
      const t = rows[place] as number;
      let least = intervals.totalLow[t] as number;
      let most = intervals.totalHigh[t] as number;
      for (let i = 0; i < point.length; i += 1) {
        least -= (point[i] as number) * (intervals.componentHigh[i]?.[t] ?? 0);
        most -= (point[i] as number) * (intervals.componentLow[i]?.[t] ?? 0);
      }
      low[place] = least;
      high[place] = most;
    }
    return model.violated(low, high, times, toleranceAt(point));
  };
  const violated = (point: readonly number[]): readonly Requirement[] =>
    missed(point).map((found) => ({ high: back(found.high), low: back(found.low) }));
  return {
    fit: (point) => missed(point).length === 0,
    violated,
    oracle: (point) => violated(point).map((requirement) => cutOf(requirement, intervals)),
  };
}
