// Observed rows and weights → the residual of every row, with its range.

import { type Observed, typicalSlack } from "./observe.ts";
import {
  createSeries,
  scratchNumbers,
  type Observation,
  putNumbers,
  residualBounds,
} from "./series.ts";
import { scaledWeights } from "../bounds/fit.ts";

export interface Residual {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Index of the row in the run → total minus weighted components; `low` and `high` cover rounding and float32. */
export function ledger(
  observed: Observed,
  weights: readonly number[],
): ReadonlyMap<number, Residual> {
  const { all } = observed;
  const found = new Map<number, Residual>();
  if (all.length === 0 || weights.length === 0) return found;
  const series = createSeries(all, typicalSlack(observed.steps));
  const { low, high } = residualBounds(series, scaledWeights(series, weights));
  const numbers = scratchNumbers(weights.length);
  for (let t = 0; t < all.length; t += 1) {
    const observation = all[t] as Observation;
    putNumbers(observation, numbers);
    let sum = 0;
    for (let i = 0; i < weights.length; i += 1)
      sum += (weights[i] as number) * (numbers[3 * i + 3] as number);
    found.set(observation.row, {
      value: tidy((numbers[0] as number) - sum),
      low: (low[t] as number) * series.totalScale,
      high: (high[t] as number) * series.totalScale,
    });
  }
  return found;
}

/** What may be hidden in every row: the least of what each leaves at most; Infinity for no rows. */
export function mostHidden({ all, steps }: Observed, weights: readonly number[]): number {
  if (all.length === 0 || weights.length === 0) return Infinity;
  const series = createSeries(all, typicalSlack(steps));
  const { high } = residualBounds(series, scaledWeights(series, weights));
  let least = Infinity;
  for (let t = 0; t < high.length; t += 1) least = Math.min(least, high[t] as number);
  return Math.max(0, least * series.totalScale);
}

/** Twelve significant digits: the subtraction's own rounding is no part of the residual. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
