// The rows of a run → as many as figures need: of a long run the rows of some stretches of its epochs.

import { largest } from "../math/statistics.ts";
import { rowsWhere, type Rows } from "../reconcile/rows/rows.ts";
import type { RunRows } from "../reconcile/rows/run-rows.ts";

/** Rows that figures are taken from, at most by an epoch or so: medians and shares of more are the same. */
const MOST_ROWS = 2048;
/** Stretches of consecutive epochs, evenly spread: some figures compare an epoch with the next one. */
const STRETCHES = 16;

/** The same rows where there are no more than 2,048. What is exact, and what is proven, is taken from all of them. O(n). */
export function sampledRows(rows: RunRows): RunRows {
  const { updates, train, val } = rows;
  const kinds = [updates, train, val];
  const count = kinds.reduce((sum, { clock }) => sum + clock.length, 0);
  if (count <= MOST_ROWS) return rows;
  const epochs = 1 + largest(kinds.map(({ epochs: own }) => largest(own)));
  const length = epochs / STRETCHES;
  const kept = Math.max(1, (length * MOST_ROWS) / count);
  const part = (kind: Rows): Rows =>
    rowsWhere(kind, (t) => (kind.epochs[t] as number) % length < kept);
  return { ...rows, updates: part(updates), train: part(train), val: part(val) };
}
