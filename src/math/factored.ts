// A small square matrix → its triangular factors, with which systems of equations are solved.

import { scratchOf } from "./scratch.ts";

/** Room for the factors of a matrix, which linear programs use again at every step. */
export interface Factored {
  size: number;
  /** The matrix, size × size, row by row; once factored L (unit diagonal, below) and U of it with its rows in `order`. */
  readonly factors: Float64Array;
  readonly order: Int32Array;
}

/** Pivots below this are taken as zero; rows should be scaled to about 1. */
const SINGULAR = 1e-14;

/** Room for matrices of up to `most` rows. */
export function createFactored(most: number): Factored {
  return { size: most, factors: new Float64Array(most * most), order: new Int32Array(most) };
}

/** Gaussian elimination with partial pivoting of the matrix in `factors`; false for a singular one. O(n³). */
export function factorInPlace({ size: n, factors, order }: Factored): boolean {
  for (let i = 0; i < n; i += 1) order[i] = i;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1) {
      if (Math.abs(entry(factors, row * n + column)) > Math.abs(entry(factors, pivot * n + column)))
        pivot = row;
    }
    const diagonal = entry(factors, pivot * n + column);
    if (!(Math.abs(diagonal) >= SINGULAR)) return false;
    if (pivot !== column) swapRows(factors, order, n, pivot, column);
    for (let row = column + 1; row < n; row += 1) {
      const share = entry(factors, row * n + column) / diagonal;
      if (share === 0) continue;
      factors[row * n + column] = share;
      for (let j = column + 1; j < n; j += 1)
        factors[row * n + j] = entry(factors, row * n + j) - share * entry(factors, column * n + j);
    }
  }
  return true;
}

/** Puts the x with A·x = right into the first places of `x`. O(n²). */
export function solveFactored(
  { size: n, factors, order }: Factored,
  right: ArrayLike<number>,
  x: Float64Array,
): void {
  for (let i = 0; i < n; i += 1) {
    let value = right[order[i] as number] as number;
    for (let j = 0; j < i; j += 1) value -= entry(factors, i * n + j) * entry(x, j);
    x[i] = value;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let value = entry(x, i);
    for (let j = i + 1; j < n; j += 1) value -= entry(factors, i * n + j) * entry(x, j);
    x[i] = value / entry(factors, i * n + i);
  }
}

const scratch = scratchOf((size) => ({
  factored: createFactored(size),
  x: new Float64Array(size),
}));

/** x with A·x = right; undefined for a singular matrix. */
export function solve(
  matrix: readonly (readonly number[])[],
  right: ArrayLike<number>,
): number[] | undefined {
  const { factored, x } = scratch(matrix.length);
  matrix.forEach((row, i) => factored.factors.set(row, i * matrix.length));
  if (!factorInPlace(factored)) return undefined;
  solveFactored(factored, right, x);
  return numberList(x);
}

/** The same numbers as a list; three times as fast as to spread so few. */
export function numberList(
  values: ArrayLike<number>,
  from = 0,
  to: number = values.length,
): number[] {
  const list: number[] = [];
  for (let i = from; i < to; i += 1) list.push(values[i] as number);
  return list;
}

function swapRows(factors: Float64Array, order: Int32Array, n: number, a: number, b: number): void {
  for (let j = 0; j < n; j += 1) {
    const kept = entry(factors, a * n + j);
    factors[a * n + j] = entry(factors, b * n + j);
    factors[b * n + j] = kept;
  }
  const row = order[a] as number;
  order[a] = order[b] as number;
  order[b] = row;
}

function entry(values: Float64Array, at: number): number {
  return values[at] as number;
}
