// Remainders → the largest beyond rounding, as a share of its total.

import type { Remainders } from "../reconcile/rows/rows.ts";
import { LEAST_SHARE, MOST_SHARE } from "./thresholds.ts";

/** 1e-7 at least; null for no rows. */
export function largestShare(lists: readonly Remainders[]): number | null {
  let [rows, most] = [0, LEAST_SHARE];
  for (const { r, tolerance, total } of lists) {
    rows += r.length;
    r.forEach((value, t) => {
      const beyond = Math.max(0, Math.abs(value) - (tolerance[t] as number));
      const size = Math.abs(total[t] as number);
      if (beyond > 0) most = Math.max(most, size > 0 ? beyond / size : 1);
    });
  }
  return rows === 0 ? null : Math.min(most, MOST_SHARE);
}
