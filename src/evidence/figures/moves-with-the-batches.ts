// Whether the remainder moves with the batches inside an epoch, beyond rounding, against how plainly that would show.

import { gradient, interpolate, mean, median, rootMeanSquare } from "../../math/statistics.ts";
import { scratchNumbers } from "../../reconcile/rows/fitted-rows.ts";
import {
  halfWidthAt,
  placesByEpoch,
  type Remainders,
  type Rows,
} from "../../reconcile/rows/rows.ts";
import { decades, type Figure } from "../figure.ts";
import { BATCH_UPDATES, FREE_SHARE, LEAST_SCORE, NUMBERS, VARIANCE } from "../thresholds.ts";

/** Null with fewer than two epochs of two updates each. */
export const movesWithTheBatches: Figure = {
  id: "moves-with-the-batches",
  title: "remainder moves with the batches, against the power to see it",
  unit: "decades",
  of: ({ rows: { updates }, atPlausible: { weights, updates: at } }) => {
    const inTime = [...placesByEpoch(updates.epochs)].toSorted(([a], [b]) => a - b);
    const epochs = inTime.map(([, own]) => own);
    const several = epochs.filter((own) => own.length > 1);
    if (epochs.length < 2 || several.flat().length < BATCH_UPDATES) return null;
    const roundings = updates.clock.map((_, i) => roundingDeviation(updates, i, weights));
    const scatter = several.flatMap((own) => {
      const middle = mean(own.map((i) => at.sum[i] as number));
      return own.map((i) => (at.sum[i] as number) / middle - 1);
    });
    // What moves as the parts do: their scatter inside an epoch, relative, times the remainder, in roundings.
    const power = Math.abs((rootMeanSquare(scatter) * median(at.r)) / median(roundings));
    const moved = scoreOffLine(updates, at, epochs, several, roundings);
    return power > 0 ? decades(Math.max(LEAST_SCORE, moved), power) : null;
  },
};

/**
 * How far the progress updates lie off the line through their epochs' means, as a z-score in units of rounding; a
 * quarter of one epoch's movement is free. A function of the weights alone stays below 1 (corpus: at most 0.66 in 17
 * logs), anything that depends on the batch is far above (3.5 to 8,499 in 13).
 */
function scoreOffLine(
  { clock }: Rows,
  { r }: Remainders,
  epochs: readonly (readonly number[])[],
  several: readonly (readonly number[])[],
  roundings: readonly number[],
): number {
  const x = epochs.map((own) => mean(own.map((i) => clock[i] as number)));
  const y = epochs.map((own) => mean(own.map((i) => r[i] as number)));
  const steepness = gradient(x, y).map(Math.abs);
  const scores = several.flat().map((i) => {
    const at = clock[i] as number;
    const inside = Math.min(Math.max(at, x[0] as number), x.at(-1) as number);
    const off = Math.abs((r[i] as number) - interpolate(at, x, y));
    const free = FREE_SHARE * interpolate(inside, x, steepness);
    return Math.max(0, off - free) / (roundings[i] as number);
  });
  const expected = Math.sqrt(1 - several.length / scores.length);
  return (rootMeanSquare(scores) - expected) * Math.sqrt(2 * scores.length);
}

/** Standard deviation of a uniform rounding error in every column. */
function roundingDeviation(rows: Rows, index: number, weights: readonly number[]): number {
  const numbers = scratchNumbers(weights.length);
  rows.observations.putNumbers(index, numbers);
  let squares = halfWidthAt(numbers, 0) ** 2;
  weights.forEach((weight, i) => {
    squares += (weight * halfWidthAt(numbers, NUMBERS * (i + 1))) ** 2;
  });
  const total = Math.abs(numbers[0] as number);
  return Math.sqrt(VARIANCE * squares + (rows.float * total * VARIANCE) ** 2);
}
