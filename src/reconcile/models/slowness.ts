// Train rows → the smallest rate at which the residual may move from epoch to epoch, at given weights and at any.

import { boundRegion, type Cut, findInside } from "../../math/cutting-planes.ts";
import { scaled } from "../bounds/fit.ts";
import { type Observed, typicalSlack } from "../rows/observe.ts";
import type { Requirement } from "./residual-model.ts";
import { slow } from "./slow.ts";
import { createSeries, residualBounds, type Series } from "../rows/series.ts";
import { LIMIT, oracleOf, toleranceAt } from "../bounds/series-cut.ts";

/** The rate of the residuals that the rows stand for lies in this range: 0.1 means within 0.9 and 1.1 of the epoch before. */
export interface Rate {
  readonly low: number;
  /** Null where a residual may be zero or less, so that nothing bounds the rate. */
  readonly high: number | null;
}

export interface Slowness {
  /** Null where the residuals at these weights cannot all be positive. */
  readonly at: (weights: readonly number[]) => Rate | null;
  /**
   * The smallest rate found over all weights ≥ 0, with weights that reach it; null where none was found below the one at
   * `likely`, or there are more than 20,000 rows. It is searched for to 1 part in 50 and down to 0.0001, and is no proof of anything.
   */
  readonly least: () => { readonly rate: number; readonly weights: readonly number[] } | null;
}

const MOST_ROWS = 20_000;
/** Beyond this factor from epoch to epoch a residual is not slow in any sense. */
const MOST_RATE = 1e6;
const STEPS = 40;
const PRECISION = 0.02;
/** Rates between which the smallest is searched. */
const WIDEST = 1;
const SMALLEST = 1e-4;

/** Undefined with fewer than three train rows: two would be met by any rate. */
export function slowness(
  { train, steps }: Observed,
  likely: readonly number[],
): Slowness | undefined {
  if (train.length < 3 || likely.length === 0) return undefined;
  const series = createSeries(train, typicalSlack(steps));
  return {
    at: (weights) => rateAt(series, scaled(series, weights)),
    least: () => {
      if (train.length > MOST_ROWS) return null;
      const own = rateAt(series, scaled(series, likely))?.low ?? WIDEST;
      const found = leastRate(series, Math.min(WIDEST, own));
      return found === undefined
        ? null
        : {
            ...found,
            weights: found.weights.map((v, i) => v * (series.weightScales[i] as number)),
          };
    },
  };
}

function rateAt(series: Series, point: readonly number[]): Rate | null {
  const { low, high } = residualBounds(series, point);
  const tolerance = toleranceAt(point);
  const fits = (rate: number): boolean => reaches(low, high, series.times, rate, tolerance);
  if (!fits(MOST_RATE)) return null;
  if (fits(0)) return { low: 0, high: largestRate(low, high, series.times) };
  let [bad, good] = [0, MOST_RATE];
  for (let step = 0; step < STEPS && good - bad > 1e-6 * good; step += 1) {
    const middle = bad === 0 ? good / 8 : (bad + good) / 2;
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return { low: bad, high: largestRate(low, high, series.times) };
}

/** Whether the ranges that the residual can reach from row to row at this rate never run empty. */
function reaches(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
  rate: number,
  tolerance: number,
): boolean {
  let [least, most] = [0, Infinity];
  for (let t = 0; t < low.length; t += 1) {
    const epochs = t === 0 ? 0 : epochsBetween(times, t);
    const [down, up] = [Math.max(0, 1 - rate), 1 + rate];
    least = Math.max(0, low[t] as number, least * (epochs === 1 ? down : down ** epochs));
    most = Math.min(high[t] as number, most * (epochs === 1 ? up : up ** epochs));
    if (least > most + tolerance) return false;
  }
  return true;
}

/** Epochs from the row before; train rows are 2 apart in time. */
function epochsBetween(times: readonly number[], t: number): number {
  return ((times[t] as number) - (times[t - 1] as number)) / 2;
}

/** The rate from each row to the next at most, over all residuals between the bounds. */
function largestRate(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
): number | null {
  let largest = 0;
  for (let t = 1; t < low.length; t += 1) {
    const epochs = epochsBetween(times, t);
    if (epochs <= 0) continue;
    if (!((low[t - 1] as number) > 0) || !((low[t] as number) > 0)) return null;
    const up = ((high[t] as number) / (low[t - 1] as number)) ** (1 / epochs) - 1;
    const down = 1 - ((low[t] as number) / (high[t - 1] as number)) ** (1 / epochs);
    largest = Math.max(largest, up, down);
  }
  return largest;
}

/** Bisection over rates, each a linear program; what holds at a larger rate holds at a smaller one, so its inequalities are kept. */
function leastRate(
  series: Series,
  start: number,
): { rate: number; weights: readonly number[] } | undefined {
  const variables = series.weightScales.length;
  let known: readonly Cut<Requirement>[] = [];
  const isReached = (rate: number): boolean => {
    const found = findInside(variables, oracleOf(series, slow(rate)), LIMIT, known);
    if (found.kind === "inside") known = found.cuts;
    return found.kind === "inside";
  };
  let rate = start * (1 + PRECISION / 2);
  if (!isReached(rate)) return undefined;
  let [bad, good] = [0, start];
  for (let step = 0; step < STEPS && good - bad > PRECISION * good && good > SMALLEST; step += 1) {
    const middle = bad === 0 ? good / 4 : (bad + good) / 2;
    if (isReached(middle)) rate = good = middle;
    else bad = middle;
  }
  const region = boundRegion(variables, oracleOf(series, slow(rate)), LIMIT, known, 1);
  return region.kind === "region" ? { rate, weights: region.inside } : undefined;
}
