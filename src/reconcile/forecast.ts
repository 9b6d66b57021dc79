// The residual of a run that decays → where it is heading, as an estimate with its range.

import { type Decay, fitDecay, predictDecay } from "../math/decay.ts";
import { largest, median, smallest } from "../math/statistics.ts";
import { type Rows, residuals, tolerances } from "./rows/rows.ts";
import type { Residual } from "./rows/ledger.ts";

/** An estimate: it holds if the residual goes on as a + b·qᵗ, which nothing in the log can promise. */
export interface Forecast {
  /** Epochs in which half of what is above the floor goes. */
  readonly halfLife: Residual;
  /** Where the residual ends; never below 0. */
  readonly floor: Residual;
  /** Last epoch that it was estimated from. */
  readonly untilEpoch: number;
}

/** Rows that an estimate takes, and of a long run the last so many: a decay fits a part better than the whole. */
const FEWEST = 8;
const MOST = 400;
/** Relative width beyond which a range says nothing. */
const WIDEST = 2;

/** Parts of the rows that the decay is fitted to besides the whole, from these shares on: where they disagree, it is not one decay. */
const PARTS = [0.25, 0.5] as const;

/**
 * The forecast, or why there is none. Train rows, one an epoch; the ranges cover those of every part. Corpus and control
 * runs, the last third foretold from the first two: 100 of 101 values of the 11 runs that gave a forecast lie in its range.
 */
export function forecast(train: Rows, weights: readonly number[]): Forecast | string {
  const values = Float64Array.from(residuals(train, weights).slice(-MOST));
  const rounding = median(tolerances(train, weights)) / Math.sqrt(3);
  const decayOf = (share: number): Decay | undefined =>
    fitDecay(values.subarray(Math.floor(share * values.length)), rounding);
  const whole = decayOf(0);
  if (values.length < FEWEST || whole === undefined) return `needs ${FEWEST} epochs or more`;
  const [best] = whole.candidates;
  if (best.height <= 2 * Math.sqrt(whole.noise)) return "the residual does not fall";
  const decays = [whole, ...PARTS.map(decayOf).filter((decay) => decay !== undefined)];
  const halfLives = decays.flatMap(({ candidates }) =>
    candidates.map(({ rate }) => -1 / Math.log2(rate)),
  );
  const [low, high] = [smallest(halfLives), largest(halfLives)];
  if (decays.some(({ unbent }) => unbent) || high > values.length)
    return "the residual has not bent enough to see where it ends";
  const value = halfLives[0] as number;
  if (high - low > WIDEST * value) return "the rows leave too wide a range of rates";
  const ends = decays.map((decay) => predictDecay(decay, Infinity));
  return {
    halfLife: { value, low, high },
    floor: {
      value: ends[0]?.value ?? 0,
      low: Math.max(0, smallest(ends.map((end) => end.low))),
      high: largest(ends.map((end) => end.high)),
    },
    untilEpoch: train.observations.at(-1)?.epoch ?? 0,
  };
}
