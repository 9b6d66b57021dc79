// Rows → whether the total strays from its course with its parts, or as losses do that have nothing to do with it.

import { onceFor } from "../math/lazy.ts";
import { leastSquaresOf, momentsOf, squaresLeft } from "../math/nnls.ts";
import { median } from "../math/statistics.ts";
import { MOST_RANGED } from "../reconcile/bounds/fit.ts";
import type { Rows } from "../reconcile/rows/rows.ts";
import type { Accounts } from "./accounts.ts";
import { rowDifferences } from "./plausible-weights.ts";
import { MOST_SHIFTS, STRAYS } from "./thresholds.ts";

/**
 * What the strays of the parts leave of those of the total, as a share of what they leave of them shifted in time: 1 where
 * they explain no more than chance. Null where the rows are too few, or the total strays no further than its rounding.
 * Weights are those of 0 or more that leave least, whatever they are. O(n·k²), once for the same accounts.
 */
export const unexplainedStrays: (accounts: Accounts) => number | null = onceFor(leastShare);

function leastShare({ rows: { train, val }, base }: Accounts): number | null {
  if (base.length > MOST_RANGED) return null;
  const shares = [train, val].flatMap((rows) => shareIn(rows, base) ?? []);
  return shares.length === 0 ? null : Math.min(...shares);
}

function shareIn(rows: Rows, base: readonly number[]): number | null {
  const strays = rowDifferences(rows, base);
  const n = strays.length;
  if (n <= base.length) return null;
  const parts = strays.map((one) => one.parts);
  const totals = strays.map(({ total }) => total);
  const left = (shift: number): number => {
    const shifted = totals.map((_, t) => totals[(t + shift) % n] as number);
    const moments = momentsOf(parts, shifted, base.length);
    return squaresLeft(moments, leastSquaresOf(moments));
  };
  if (totals.reduce((sum, total) => sum + total * total, 0) < STRAYS * n) return null;
  const step = Math.max(1, n / MOST_SHIFTS);
  const others: number[] = [];
  for (let shift = step; shift < n; shift += step) others.push(left(Math.floor(shift)));
  const usual = median(others);
  return usual > 0 ? left(0) / usual : null;
}
