// A requirement of a residual model → an inequality on the scaled weights.

import type { Cut, Oracle } from "../math/cutting-planes.ts";
import type { Requirement, ResidualModel, Term } from "./residual-models/residual-model.ts";
import { residualBounds, type Series } from "./series.ts";

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
  const coefficients: number[] = Array(k).fill(0);
  let bound = 0;
  let multipliers = 0;
  for (const { at, multiplier } of high) {
    multipliers += multiplier;
    bound += multiplier * (totalHigh[at] as number);
    for (let i = 0; i < k; i += 1)
      coefficients[i] =
        (coefficients[i] as number) +
        multiplier * ((componentLow[i] as Float64Array)[at] as number);
  }
  for (const { at, multiplier } of low) {
    multipliers += multiplier;
    bound -= multiplier * (totalLow[at] as number);
    for (let i = 0; i < k; i += 1)
      coefficients[i] =
        (coefficients[i] as number) -
        multiplier * ((componentHigh[i] as Float64Array)[at] as number);
  }
  let size = Math.abs(bound) * 1e-3;
  for (let i = 0; i < k; i += 1) size = Math.max(size, Math.abs(coefficients[i] as number));
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
  return TOLERANCE * point.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
}

/** The oracle of a model on a series; its buffers are its own. */
export function oracleOf(series: Series, model: ResidualModel): Oracle<Requirement> {
  const low = new Float64Array(series.times.length);
  const high = new Float64Array(series.times.length);
  return (point) => {
    residualBounds(series, point, low, high);
    return model
      .violated(low, high, series.times, toleranceAt(point))
      .map((requirement) => cutOf(requirement, series));
  };
}

/** Scaled weights beyond this count as unbounded: a weighted component ten thousand times the largest total. */
export const LIMIT = 1e4;

/** Bounds of a row that is not asked about, in the units of the series: far beyond any that weights up to LIMIT give. */
const OPEN = 1e9;

/** The oracle of a model on some rows of a series alone. Positions stay those of the series. */
export function oracleOn(
  series: Series,
  model: ResidualModel,
  rows: readonly number[],
): Oracle<Requirement> {
  const kept =
    model.placed === true ? series.times.map((_, t) => t) : rows.toSorted((a, b) => a - b);
  const asked = new Set(rows);
  const times = kept.map((t) => series.times[t] as number);
  const low = new Float64Array(kept.length).fill(-OPEN);
  const high = new Float64Array(kept.length).fill(OPEN);
  const places = kept.flatMap((t, place) => (asked.has(t) ? [place] : []));
  const back = (terms: readonly Term[]): Term[] =>
    terms.map(({ at, multiplier }) => ({ at: kept[at] as number, multiplier }));
  return (point) => {
    for (const place of places) {
      const t = kept[place] as number;
      low[place] = series.totalLow[t] as number;
      high[place] = series.totalHigh[t] as number;
      point.forEach((weight, i) => {
        low[place] = (low[place] as number) - weight * (series.componentHigh[i]?.[t] ?? 0);
        high[place] = (high[place] as number) - weight * (series.componentLow[i]?.[t] ?? 0);
      });
    }
    return model
      .violated(low, high, times, toleranceAt(point))
      .map((found) => cutOf({ high: back(found.high), low: back(found.low) }, series));
  };
}
