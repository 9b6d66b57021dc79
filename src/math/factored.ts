// A small square matrix → its triangular factors, with which systems of equations are solved in both directions.

export interface Factored {
  readonly size: number;
  /** L (unit diagonal, below) and U, size × size, row by row, of the matrix with its rows in `order`. */
  readonly factors: Float64Array;
  readonly order: Int32Array;
}

/** Pivots below this are taken as zero; rows should be scaled to about 1. */
const SINGULAR = 1e-14;

/** Gaussian elimination with partial pivoting; undefined for a singular matrix. O(n³). */
export function factor(matrix: readonly (readonly number[])[]): Factored | undefined {
  const n = matrix.length;
  const factors = new Float64Array(n * n);
  const order = Int32Array.from(matrix, (_, i) => i);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) factors[i * n + j] = (matrix[i] as number[])[j] as number;
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1) {
      if (Math.abs(entry(factors, row * n + column)) > Math.abs(entry(factors, pivot * n + column)))
        pivot = row;
    }
    const diagonal = entry(factors, pivot * n + column);
    if (!(Math.abs(diagonal) >= SINGULAR)) return undefined;
    if (pivot !== column) swapRows(factors, order, n, pivot, column);
    for (let row = column + 1; row < n; row += 1) {
      const share = entry(factors, row * n + column) / diagonal;
      if (share === 0) continue;
      factors[row * n + column] = share;
      for (let j = column + 1; j < n; j += 1)
        factors[row * n + j] = entry(factors, row * n + j) - share * entry(factors, column * n + j);
    }
  }
  return { size: n, factors, order };
}

/** x with A·x = right. O(n²). */
export function solveFactored(
  { size: n, factors, order }: Factored,
  right: ArrayLike<number>,
): number[] {
  const x: number[] = Array.from(order, (row) => right[row] as number);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < i; j += 1)
      x[i] = (x[i] as number) - entry(factors, i * n + j) * (x[j] as number);
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < n; j += 1)
      x[i] = (x[i] as number) - entry(factors, i * n + j) * (x[j] as number);
    x[i] = (x[i] as number) / entry(factors, i * n + i);
  }
  return x;
}

/** y with Aᵀ·y = right. O(n²). */
export function solveTransposed(
  { size: n, factors, order }: Factored,
  right: ArrayLike<number>,
): number[] {
  const z: number[] = Array.from(right);
  for (let i = 0; i < n; i += 1) {
    z[i] = (z[i] as number) / entry(factors, i * n + i);
    for (let j = i + 1; j < n; j += 1)
      z[j] = (z[j] as number) - entry(factors, i * n + j) * (z[i] as number);
  }
  for (let i = n - 1; i >= 0; i -= 1)
    for (let j = 0; j < i; j += 1)
      z[j] = (z[j] as number) - entry(factors, i * n + j) * (z[i] as number);
  const y: number[] = Array.from({ length: n }, () => 0);
  order.forEach((row, i) => (y[row] = z[i] as number));
  return y;
}

/** x with A·x = right; undefined for a singular matrix. */
export function solve(
  matrix: readonly (readonly number[])[],
  right: ArrayLike<number>,
): number[] | undefined {
  const factored = factor(matrix);
  return factored === undefined ? undefined : solveFactored(factored, right);
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
