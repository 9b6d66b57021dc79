// A requirement of a residual model → an inequality on the scaled weights.

import type { Cut, Oracle } from "../../math/cutting-planes.ts";
import { roomsOf } from "../../math/rooms.ts";
import type { Requirement, ResidualModel, Term } from "../models/residual-model.ts";
import { createBounds, residualBounds, type Series } from "../rows/series.ts";

/** Interval ends, scaled to about 1, and what is computed from them are this exact; each of the requirement's terms adds its own. */
const ROUNDING = 2 ** -50;

/** Violations below this, relative to the largest total, are taken as rounding of the computation. */
const TOLERANCE = 2 ** -45;

/**
 * Σ m·hi − Σ m·lo ≥ 0 with hi = Y⁺ − Σ v·L⁻ and lo = Y⁻ − Σ v·L⁺ is `coefficients · v ≤ bound` with
 * coefficientᵢ = Σ m·Lᵢ⁻ − Σ m·Lᵢ⁺ and bound = Σ m·Y⁺ − Σ m·Y⁻; scaled to coefficients of about 1. The bound is
 * rounded up by what the arithmetic may have lost, so that components that hardly differ do not turn it into a false one.
 */
export function cutOf(requirement: Requirement, series: Series): Cut<Requirement> {
  const { high, low } = requirement;
  const { totalLow, totalHigh, componentLow, componentHigh } = series;
  const k = componentLow.length;
  let bound = 0;
  let multipliers = 0;
  for (const { at, multiplier } of high) {
    multipliers += multiplier;
    bound += multiplier * (totalHigh[at] as number);
  }
  for (const { at, multiplier } of low) {
    multipliers += multiplier;
    bound -= multiplier * (totalLow[at] as number);
  }
  const coefficients: number[] = [];
  let size = Math.abs(bound) * 1e-3;
  for (let i = 0; i < k; i += 1) {
    const [smaller, larger] = [componentLow[i] as Float64Array, componentHigh[i] as Float64Array];
    let sum = 0;
    for (const { at, multiplier } of high) sum += multiplier * (smaller[at] as number);
    for (const { at, multiplier } of low) sum -= multiplier * (larger[at] as number);
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

/** The tolerance grows with the weights, as the rounding of `total − Σ weight·component` does. */
export function toleranceAt(point: readonly number[]): number {
  let most = 1;
  for (const value of point) most = Math.max(most, Math.abs(value));
  return TOLERANCE * most;
}

/** Requirements of the model that the series violates at scaled weights. */
export function violatedAt(
  series: Series,
  model: ResidualModel,
  point: readonly number[],
): readonly Requirement[] {
  const { low, high } = residualBounds(series, point);
  return model.violated(low, high, series.times, toleranceAt(point));
}

/** The oracle of a model on a series. */
export function oracleOf(series: Series, model: ResidualModel): Oracle<Requirement> {
  return (point) =>
    violatedAt(series, model, point).map((requirement) => cutOf(requirement, series));
}

/** Scaled weights beyond this count as unbounded: a weighted component ten thousand times the largest total. */
export const LIMIT = 1e4;

/** Bounds of a row that is not asked about, in the units of the series: far beyond any that weights up to LIMIT give. */
const OPEN = 1e9;

/** What a model says of some rows alone, which ascend. Positions stay those of the series. */
export interface OnRows {
  readonly oracle: Oracle<Requirement>;
  /** Whether the rows fit at these weights: the oracle's answer without its inequalities. */
  readonly fitAt: (point: readonly number[]) => boolean;
}

const boundsOfRows = roomsOf(createBounds);

export function onRows(series: Series, model: ResidualModel, rows: readonly number[]): OnRows {
  const kept = model.placed === true ? series.times.map((_, t) => t) : rows;
  const isAsked: boolean[] = [];
  const times: number[] = [];
  for (const t of kept) {
    isAsked.push(rows.includes(t));
    times.push(series.times[t] as number);
  }
  const violated = (point: readonly number[]): readonly Requirement[] => {
    const { low, high } = boundsOfRows(kept.length);
    for (let place = 0; place < kept.length; place += 1) {
      if (isAsked[place] !== true) {
        low[place] = -OPEN;
        high[place] = OPEN;
        continue;
      }
      const t = kept[place] as number;
      let least = series.totalLow[t] as number;
      let most = series.totalHigh[t] as number;
      for (let i = 0; i < point.length; i += 1) {
        least -= (point[i] as number) * (series.componentHigh[i]?.[t] ?? 0);
        most -= (point[i] as number) * (series.componentLow[i]?.[t] ?? 0);
      }
      low[place] = least;
      high[place] = most;
    }
    return model.violated(low, high, times, toleranceAt(point));
  };
  const back = (terms: readonly Term[]): Term[] =>
    terms.map(({ at, multiplier }) => ({ at: kept[at] as number, multiplier }));
  return {
    oracle: (point) =>
      violated(point).map((found) =>
        cutOf({ high: back(found.high), low: back(found.low) }, series),
      ),
    fitAt: (point) => violated(point).length === 0,
  };
}
