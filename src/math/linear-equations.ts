// A small square system of linear equations → its solution.

/** Pivots below this are taken as zero; rows should be scaled to about 1. */
const SINGULAR = 1e-14;

/** x with A·x = right, by Gaussian elimination with partial pivoting; undefined for a singular matrix. O(n³). */
export function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  return solveInPlace(matrix.map((row, i) => [...row, right[i] as number]));
}

/** The same of rows that end with their right-hand side, and are used up. */
export function solveInPlace(rows: number[][]): number[] | undefined {
  const n = rows.length;
  for (let column = 0; column < n; column += 1) {
    const pivot = largestFrom(rows, column);
    const own = rows[pivot] as number[];
    const diagonal = own[column] as number;
    if (!(Math.abs(diagonal) >= SINGULAR)) return undefined;
    [rows[pivot], rows[column]] = [rows[column] as number[], own];
    for (let at = column + 1; at < n; at += 1) {
      const row = rows[at] as number[];
      const share = (row[column] as number) / diagonal;
      if (share === 0) continue;
      for (let j = column + 1; j <= n; j += 1)
        row[j] = (row[j] as number) - share * (own[j] as number);
    }
  }
  const x = rows.map(() => 0);
  for (let at = n - 1; at >= 0; at -= 1) {
    const row = rows[at] as number[];
    let value = row[n] as number;
    for (let j = at + 1; j < n; j += 1) value -= (row[j] as number) * (x[j] as number);
    x[at] = value / (row[at] as number);
  }
  return x;
}

/** Of the rows from the column's own on, the one with the largest entry in it. */
function largestFrom(rows: readonly (readonly number[])[], column: number): number {
  let pivot = column;
  for (let at = column + 1; at < rows.length; at += 1)
    if (Math.abs(rows[at]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number))
      pivot = at;
  return pivot;
}
