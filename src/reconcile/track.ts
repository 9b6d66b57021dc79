// Rows in time → how smooth the residual is, and the weights that make it smoothest.

import { nonNegativeLeastSquares } from "../math/nnls.ts";
import { gradient, interpolate, mean, median, rootMeanSquare } from "../math/statistics.ts";
import { type Rows, half, ones, residuals, tolerances, weightedSums } from "./rows/rows.ts";

/** Each inner row minus the line between its two neighbours in time, or plus it where `sign` is −1. */
function offLine(clock: readonly number[], values: readonly number[], sign: 1 | -1): number[] {
  const off: number[] = [];
  for (let t = 1; t < clock.length - 1; t += 1) {
    const [before, after] = [clock[t - 1] as number, clock[t + 1] as number];
    const near = after > before ? (after - (clock[t] as number)) / (after - before) : 0.5;
    const line = near * (values[t - 1] as number) + (1 - near) * (values[t + 1] as number);
    off.push((values[t] as number) - sign * line);
  }
  return off;
}

/** How far each row but the first and last lies off the line through its neighbours; empty for fewer than three rows. */
export function roughness(block: Rows, weights: readonly number[]): number[] {
  return offLine(block.clock, residuals(block, weights), 1).map(Math.abs);
}

function roughnessTolerances(block: Rows, weights: readonly number[]): number[] {
  return offLine(block.clock, tolerances(block, weights), -1);
}

/** Root mean square roughness in units of rounding at weights 1; NaN for fewer than three rows. */
export function relativeRoughness(block: Rows, weights: readonly number[]): number {
  const allowed = roughnessTolerances(block, ones(block));
  return rootMeanSquare(
    roughness(block, weights).map((value, j) => value / (allowed[j] as number)),
  );
}

/** Share of rows that lie on a smooth track: within rounding, 1 % curvature, or a quarter of one step's movement. */
export function shareOnTrack(block: Rows, weights: readonly number[]): number {
  const r = residuals(block, weights);
  const allowed = roughnessTolerances(block, weights);
  const on = roughness(block, weights).filter((value, j) => {
    const movement = Math.abs((r[j + 2] as number) - (r[j] as number)) / 2;
    return (
      value <=
      (allowed[j] as number) + Math.max(0.01 * Math.abs(r[j + 1] as number), 0.25 * movement)
    );
  });
  return on.length / allowed.length;
}

export interface SmoothWeights {
  readonly weights: readonly number[];
  /** `base`: the declared weights, or 1, are about as smooth as any; `fitted`: the smoothest are clearly smoother; `assumed`: too few rows to say. */
  readonly how: "base" | "fitted" | "assumed";
  /** Roughness at the base weights over roughness at the smoothest; 1 when not computed. */
  readonly gain: number;
  readonly atBest: number;
}

/** The base weights unless others make the residual clearly smoother than chance would. */
export function smoothWeights(block: Rows, base: readonly number[]): SmoothWeights {
  const { observations, clock } = block;
  const rows = observations.length - 2;
  if (rows < base.length + 1) {
    return { weights: base, how: "assumed", gain: 1, atBest: Number.NaN };
  }
  const allowed = roughnessTolerances(block, base);
  const columns = base.map((_, i) =>
    offLine(
      clock,
      observations.map(({ components }) => components[i]?.value ?? 0),
      1,
    ),
  );
  const right = offLine(
    clock,
    observations.map(({ total }) => total.value),
    1,
  );
  const best = nonNegativeLeastSquares(
    allowed.map((unit, j) => columns.map((column) => (column[j] as number) / unit)),
    right.map((value, j) => value / (allowed[j] as number)),
    base.length,
  );
  const atOnes = relativeRoughness(block, base);
  const atBest = relativeRoughness(block, best);
  const gain = atOnes / Math.max(0.3, atBest);
  const chance = 1.5 * atBest * Math.sqrt(rows / Math.max(1, rows - base.length));
  return atOnes <= Math.max(1, chance)
    ? { weights: base, how: "base", gain, atBest }
    : { weights: best, how: "fitted", gain, atBest };
}

/**
 * How far the progress updates lie off the line through their epochs' means, as a z-score in units of rounding; a
 * quarter of one epoch's movement is free. A function of the weights alone stays below 1 (corpus: at most 0.66 in 17
 * logs), anything that depends on the batch is far above (3.5 to 8,499 in 13). Undefined with fewer than two epochs
 * of two updates each.
 */
export function batchDependence(updates: Rows, weights: readonly number[]): number | undefined {
  const r = residuals(updates, weights);
  const epochs = [...new Set(updates.epochs)].toSorted((a, b) => a - b);
  const members = new Map<number, number[]>(epochs.map((epoch) => [epoch, []]));
  updates.epochs.forEach((epoch, i) => members.get(epoch)?.push(i));
  const counted = updates.epochs.flatMap((epoch, i) =>
    (members.get(epoch)?.length ?? 0) > 1 ? [i] : [],
  );
  if (epochs.length < 2 || counted.length < 4) return undefined;
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
      0.25 * interpolate(Math.min(Math.max(at, x[0] as number), x.at(-1) as number), x, steepness);
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
  const sums = weightedSums(updates, weights);
  const epochs = new Map<number, number[]>();
  updates.epochs.forEach((epoch, i) => {
    const own = epochs.get(epoch);
    if (own === undefined) epochs.set(epoch, [sums[i] as number]);
    else own.push(sums[i] as number);
  });
  const scatter = [...epochs.values()].flatMap((own) =>
    own.length < 2 ? [] : own.map((sum) => sum / mean(own) - 1),
  );
  const rounding = median(
    updates.observations.map((_, i) => roundingDeviation(updates, i, weights)),
  );
  return (rootMeanSquare(scatter) * median(residuals(updates, weights))) / rounding;
}

/** Standard deviation of a uniform rounding error in every column. */
function roundingDeviation(block: Rows, index: number, weights: readonly number[]): number {
  const observation = block.observations[index];
  if (observation === undefined) return Number.NaN;
  const { total, components } = observation;
  const squares = components.reduce(
    (sum, printed, i) => sum + ((weights[i] as number) * half(printed)) ** 2,
    half(total) ** 2,
  );
  return Math.sqrt(squares / 3 + ((block.float * Math.abs(total.value)) / 3) ** 2);
}
