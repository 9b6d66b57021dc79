// Columns that nothing in their names calls parts → those that make up the total at weights of their own, in every row.

import { nonNegativeLeastSquares } from "../math/nnls.ts";
import type { Run } from "./run.ts";
import { rowsWith, type SumRow } from "./sums.ts";

/** Columns that are tried, and rows beyond their number: what a few rows allow tells nothing. */
const MOST = 6;
const SPARE_ROWS = 4;
/** What the arithmetic of single precision may leave beside the printed digits. */
const TOLERANCE = 1e-5;
/** How much more than rounding the total must move, and a part must matter. */
const MOVES = 20;

/** Two columns or more, or none. */
export function fittedParts(run: Run, total: string, others: readonly string[]): readonly string[] {
  let columns = others;
  while (columns.length > 1 && columns.length <= MOST) {
    const rows = rowsWith(run, [total, ...columns]);
    if (rows.length < columns.length + SPARE_ROWS || !moves(rows)) return [];
    const weights = weightsOf(rows, columns.length);
    const kept = columns.filter((_, i) => matters(rows, i + 1, weights[i] ?? 0));
    if (kept.length === columns.length) return holds(rows, weights) ? columns : [];
    columns = kept;
  }
  return [];
}

/** Of columns scaled to about 1. */
function weightsOf(rows: readonly SumRow[], count: number): readonly number[] {
  const scales = Array.from(
    { length: count + 1 },
    (_, i) => Math.max(...rows.map((row) => Math.abs(row[i]?.value ?? 0))) || 1,
  );
  const scaled = rows.map((row) => row.map(({ value }, i) => value / (scales[i] as number)));
  const found = nonNegativeLeastSquares(
    scaled.map((row) => row.slice(1)),
    scaled.map(([whole = 0]) => whole),
    count,
  );
  return found.map((weight, i) => (weight * (scales[0] as number)) / (scales[i + 1] as number));
}

function moves(rows: readonly SumRow[]): boolean {
  const values = rows.map(([whole]) => whole.value);
  const unit = Math.max(...rows.map(([whole]) => whole.high - whole.low));
  return Math.max(...values) - Math.min(...values) > MOVES * unit;
}

function matters(rows: readonly SumRow[], at: number, weight: number): boolean {
  const unit = Math.max(...rows.map(([whole]) => whole.high - whole.low));
  const values = rows.map((row) => weight * (row[at]?.value ?? 0));
  return Math.max(...values) - Math.min(...values) > unit;
}

function holds(rows: readonly SumRow[], weights: readonly number[]): boolean {
  return rows.every(([whole, ...parts]) => {
    let left = whole.value;
    let unit = whole.high - whole.low;
    parts.forEach(({ value, low, high }, i) => {
      const weight = weights[i] as number;
      left -= weight * value;
      unit += weight * (high - low);
    });
    return Math.abs(left) <= unit + TOLERANCE * Math.abs(whole.value);
  });
}
