// Progress updates at weights → whether what is left moves with the batches, and how plainly that would show.

import { gradient, interpolate, mean, median, rootMeanSquare } from "../math/statistics.ts";
import { halfWidthAt, type Rows, remaindersAt } from "../reconcile/rows/rows.ts";
import { putNumbersAt } from "../reconcile/rows/fitted-row.ts";
import { scratchNumbers } from "../reconcile/rows/observation.ts";
import { BATCH_UPDATES, FREE_SHARE, NUMBERS, VARIANCE } from "./thresholds.ts";

/**
 * How far the progress updates lie off the line through their epochs' means, as a z-score in units of rounding; a
 * quarter of one epoch's movement is free. A function of the weights alone stays below 1 (corpus: at most 0.66 in 17
 * logs), anything that depends on the batch is far above (3.5 to 8,499 in 13). Undefined with fewer than two epochs
 * of two updates each.
 */
export function batchDependence(updates: Rows, weights: readonly number[]): number | undefined {
  const { r } = remaindersAt(updates, weights);
  const epochs = [...new Set(updates.epochs)].toSorted((a, b) => a - b);
  const members = new Map<number, number[]>(epochs.map((epoch) => [epoch, []]));
  updates.epochs.forEach((epoch, i) => members.get(epoch)?.push(i));
  const counted = updates.epochs.flatMap((epoch, i) =>
    (members.get(epoch)?.length ?? 0) > 1 ? [i] : [],
  );
  if (epochs.length < 2 || counted.length < BATCH_UPDATES) return undefined;
  const knots = epochs.map((epoch) => {
    const own = members.get(epoch) ?? [];
    return {
      clock: mean(own.map((i) => updates.clock[i] as number)),
      value: mean(own.map((i) => r[i] as number)),
    };
  });
  const [x, y] = [knots.map(({ clock }) => clock), knots.map(({ value }) => value)];
  const steepness = gradient(x, y).map(Math.abs);
  const scores = counted.map((i) => {
    const at = updates.clock[i] as number;
    const free =
      FREE_SHARE *
      interpolate(Math.min(Math.max(at, x[0] as number), x.at(-1) as number), x, steepness);
    return (
      Math.max(0, Math.abs((r[i] as number) - interpolate(at, x, y)) - free) /
      roundingDeviation(updates, i, weights)
    );
  });
  const groups = new Set(counted.map((i) => updates.epochs[i])).size;
  const expected = Math.sqrt(1 - groups / counted.length);
  return (rootMeanSquare(scores) - expected) * Math.sqrt(2 * counted.length);
}

/**
 * How plainly `batchDependence` would show a residual that moves with the batches as the weighted components do:
 * their scatter inside an epoch, relative, times the residual, in roundings. NaN for no two updates of one epoch.
 */
export function batchDependencePower(updates: Rows, weights: readonly number[]): number {
  const { r, sum: sums } = remaindersAt(updates, weights);
  const epochs = new Map<number, number[]>();
  updates.epochs.forEach((epoch, i) => {
    const own = epochs.get(epoch);
    if (own === undefined) epochs.set(epoch, [sums[i] as number]);
    else own.push(sums[i] as number);
  });
  const scatter = [...epochs.values()].flatMap((own) =>
    own.length < 2 ? [] : own.map((sum) => sum / mean(own) - 1),
  );
  const rounding = median(updates.clock.map((_, i) => roundingDeviation(updates, i, weights)));
  return (rootMeanSquare(scatter) * median(r)) / rounding;
}

/** Standard deviation of a uniform rounding error in every column. */
function roundingDeviation(rows: Rows, index: number, weights: readonly number[]): number {
  const numbers = scratchNumbers(weights.length);
  putNumbersAt(rows.observations, index, numbers);
  let squares = halfWidthAt(numbers, 0) ** 2;
  weights.forEach((weight, i) => {
    squares += (weight * halfWidthAt(numbers, NUMBERS * (i + 1))) ** 2;
  });
  const total = Math.abs(numbers[0] as number);
  return Math.sqrt(VARIANCE * squares + (rows.float * total * VARIANCE) ** 2);
}
