// Least squares with non-negative unknowns.

import { solve } from "./linear-equations.ts";

/** Sums of products of rows: AᵀA, Aᵀb and bᵀb of the m × n problem |A·x − b|². */
export interface Moments {
  /** n × n, row by row. */
  readonly gram: Float64Array;
  readonly target: Float64Array;
  readonly square: number;
}

/**
 * Minimises |A·x − b|² over x ≥ 0 by the active-set method of Lawson and Hanson (1974), on the normal equations:
 * columns should be scaled to about 1. `rows` is m × n; O(m·n² + steps·n³). Empty in, zeros out.
 */
export function nonNegativeLeastSquares(
  rows: readonly (readonly number[])[],
  right: readonly number[],
  unknowns: number,
): number[] {
  return leastSquaresOf(momentsOf(rows, right, unknowns));
}

/** One pass over the rows; O(m·n²). */
export function momentsOf(
  rows: readonly (readonly number[])[],
  right: readonly number[],
  unknowns: number,
): Moments {
  const gram = new Float64Array(unknowns * unknowns);
  const target = new Float64Array(unknowns);
  let square = 0;
  rows.forEach((row, t) => {
    const value = right[t] as number;
    square += value * value;
    for (let i = 0; i < unknowns; i += 1) {
      const entry = row[i] as number;
      target[i] = (target[i] as number) + entry * value;
      for (let j = 0; j < unknowns; j += 1) {
        const at = i * unknowns + j;
        gram[at] = (gram[at] as number) + entry * (row[j] as number);
      }
    }
  });
  return { gram, target, square };
}

/** |A·x − b|² from the moments; never below 0, exact to 1e-15 of bᵀb or so. */
export function squaresLeft({ gram, target, square }: Moments, x: readonly number[]): number {
  let sum = square;
  x.forEach((value, i) => {
    sum -= 2 * value * (target[i] as number);
    x.forEach((other, j) => (sum += value * other * (gram[i * x.length + j] as number)));
  });
  return Math.max(0, sum);
}

/** The same minimum from the moments alone; O(steps·n³). */
export function leastSquaresOf(moments: Moments): number[] {
  const unknowns = moments.target.length;
  const target = Array.from(moments.target);
  const gram = target.map((_, i) =>
    Array.from(moments.gram.subarray(i * unknowns, (i + 1) * unknowns)),
  );
  const everywhere = freeOf(gram, target, [...target.keys()]);
  if (everywhere?.every((value) => value > 0) === true) return everywhere;
  let x: number[] = Array.from({ length: unknowns }, () => 0);
  const free = new Set<number>();
  const scale = Math.max(...target.map(Math.abs), 1e-300);
  for (let step = 0; step < 4 * unknowns + 10; step += 1) {
    const gradient = target.map(
      (entry, i) =>
        entry - (gram[i] as number[]).reduce((sum, g, j) => sum + g * (x[j] as number), 0),
    );
    const entering = mostPositive(gradient, free, 1e-12 * scale);
    if (entering === undefined) break;
    free.add(entering);
    x = settle(gram, target, x, free);
  }
  return x;
}

function mostPositive(
  gradient: readonly number[],
  free: ReadonlySet<number>,
  tolerance: number,
): number | undefined {
  let best: number | undefined;
  let most = tolerance;
  gradient.forEach((value, i) => {
    if (!free.has(i) && value > most) [best, most] = [i, value];
  });
  return best;
}

/** The unknowns of `order` where nothing holds them, and the others are 0. */
function freeOf(
  gram: readonly (readonly number[])[],
  target: readonly number[],
  order: readonly number[],
): number[] | undefined {
  return solve(
    order.map((i) =>
      order.map((j) => (gram[i]?.[j] as number) + (i === j ? 1e-14 * (gram[i]?.[i] as number) : 0)),
    ),
    order.map((i) => target[i] as number),
  );
}

/** Solves for the free unknowns, stepping back to the first that would turn negative until none does. */
function settle(
  gram: readonly (readonly number[])[],
  target: readonly number[],
  start: readonly number[],
  free: Set<number>,
): number[] {
  let x = [...start];
  while (free.size > 0) {
    const order = [...free];
    const trial = freeOf(gram, target, order);
    if (trial === undefined) {
      free.delete(order.at(-1) as number);
      continue;
    }
    if (trial.every((value) => value > 0)) {
      x = x.map(() => 0);
      order.forEach((i, position) => (x[i] = trial[position] as number));
      return x;
    }
    let share = 1;
    let blocking: number | undefined;
    order.forEach((i, position) => {
      const [from, to] = [x[i] as number, trial[position] as number];
      const own = Math.max(0, from) / Math.max(from - to, 1e-300);
      if (!(to > 0) && (blocking === undefined || own < share)) {
        share = Math.min(1, own);
        blocking = i;
      }
    });
    if (blocking === undefined || !trial.every(Number.isFinite)) return x;
    order.forEach((i, position) => {
      x[i] = Math.max(
        0,
        (x[i] as number) + share * ((trial[position] as number) - (x[i] as number)),
      );
    });
    // The blocking unknown leaves for certain, so every round of the loop has one free unknown fewer.
    x[blocking] = 0;
    free.delete(blocking);
  }
  return x.map(() => 0);
}
