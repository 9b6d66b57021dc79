// Least squares with non-negative unknowns.

import { solveInPlace } from "./linear-equations.ts";

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
  scales?: readonly number[],
): number[] {
  return leastSquaresOf(momentsOf(rows, right, unknowns, scales));
}

/** One pass over the rows, each times its scale; O(m·n²). */
export function momentsOf(
  rows: readonly (readonly number[])[],
  right: readonly number[],
  unknowns: number,
  scales?: readonly number[],
): Moments {
  const gram = new Float64Array(unknowns * unknowns);
  const target = new Float64Array(unknowns);
  let square = 0;
  for (let t = 0; t < rows.length; t += 1) {
    const row = rows[t] as readonly number[];
    const scale = scales === undefined ? 1 : (scales[t] as number);
    const value = (right[t] as number) * scale;
    square += value * value;
    for (let i = 0; i < unknowns; i += 1) {
      const entry = (row[i] as number) * scale;
      target[i] = (target[i] as number) + entry * value;
      for (let j = 0; j < unknowns; j += 1) {
        const at = i * unknowns + j;
        gram[at] = (gram[at] as number) + entry * ((row[j] as number) * scale);
      }
    }
  }
  return { gram, target, square };
}

/** Moments of the rows of both, or of the rows of one that are not of the other. */
export function combined(a: Moments, b: Moments, sign: 1 | -1): Moments {
  const sum = (of: Float64Array, other: Float64Array): Float64Array => {
    const made = new Float64Array(of.length);
    for (let i = 0; i < made.length; i += 1)
      made[i] = (of[i] as number) + sign * (other[i] as number);
    return made;
  };
  return {
    gram: sum(a.gram, b.gram),
    target: sum(a.target, b.target),
    square: a.square + sign * b.square,
  };
}

/** |A·x − b|² from the moments; never below 0, exact to 1e-15 of bᵀb or so. */
export function squaresLeft({ gram, target, square }: Moments, x: readonly number[]): number {
  let sum = square;
  for (let i = 0; i < x.length; i += 1) {
    const value = x[i] as number;
    sum -= 2 * value * (target[i] as number);
    for (let j = 0; j < x.length; j += 1)
      sum += value * (x[j] as number) * (gram[i * x.length + j] as number);
  }
  return Math.max(0, sum);
}

/** The same minimum from the moments alone; O(steps·n³). */
export function leastSquaresOf(moments: Moments): number[] {
  const { target } = moments;
  const unknowns = target.length;
  const all: number[] = [];
  for (let i = 0; i < unknowns; i += 1) all.push(i);
  const everywhere = freeOf(moments, all);
  if (everywhere?.every((value) => value > 0) === true) return everywhere;
  let x = all.map(() => 0);
  const free = new Set<number>();
  const scale = target.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
  for (let step = 0; step < 4 * unknowns + 10; step += 1) {
    const entering = steepest(moments, x, free, 1e-12 * scale);
    if (entering === undefined) break;
    free.add(entering);
    x = settle(moments, x, free);
  }
  return x;
}

/** The unknown that is held at 0 along which the squares fall most. */
function steepest(
  { gram, target }: Moments,
  x: readonly number[],
  free: ReadonlySet<number>,
  tolerance: number,
): number | undefined {
  let best: number | undefined;
  let most = tolerance;
  for (let i = 0; i < x.length; i += 1) {
    let sum = 0;
    for (let j = 0; j < x.length; j += 1)
      sum += (gram[i * x.length + j] as number) * (x[j] as number);
    const slope = (target[i] as number) - sum;
    if (!free.has(i) && slope > most) [best, most] = [i, slope];
  }
  return best;
}

/** The unknowns of `order` where nothing holds them, and the others are 0. */
function freeOf({ gram, target }: Moments, order: readonly number[]): number[] | undefined {
  const n = target.length;
  const rows = order.map((i) => {
    const row: number[] = [];
    for (const j of order) {
      const entry = gram[i * n + j] as number;
      row.push(entry + (i === j ? 1e-14 * entry : 0));
    }
    row.push(target[i] as number);
    return row;
  });
  return solveInPlace(rows);
}

/** Solves for the free unknowns, stepping back to the first that would turn negative until none does. */
function settle(moments: Moments, start: readonly number[], free: Set<number>): number[] {
  let x = [...start];
  while (free.size > 0) {
    const order = [...free];
    const trial = freeOf(moments, order);
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
