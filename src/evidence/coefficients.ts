// Rows → what a component's weight would be in each, were the others at their expected weights.

import { largest, median, smallest } from "../math/statistics.ts";
import type { Accounts } from "./accounts.ts";
import type { Remainders, Rows } from "../reconcile/rows/rows.ts";
import { putNumbers, scratchNumbers } from "../reconcile/rows/observation.ts";
import { COURSE_ROWS, FEWEST_PAIRS, NUMBERS } from "./thresholds.ts";

/** One entry a row: the weight, and its half width by rounding. */
export interface Coefficients {
  readonly value: readonly number[];
  readonly unit: readonly number[];
}

/** Weight i of each row that explains it alone. */
export function coefficientsOf(
  rows: Rows,
  { r, tolerance }: Remainders,
  base: readonly number[],
  i: number,
): Coefficients {
  const value: number[] = [];
  const unit: number[] = [];
  const numbers = scratchNumbers(base.length);
  rows.observations.forEach((row, t) => {
    putNumbers(row, numbers);
    const part = numbers[NUMBERS * (i + 1)] as number;
    value.push((base[i] as number) + (r[t] as number) / part);
    unit.push((tolerance[t] as number) / Math.abs(part));
  });
  return { value, unit };
}

/**
 * How far the coefficients of pairs of rows lie apart beyond rounding, over the range they run through: of the component
 * for which that is least. Null where no component's coefficient moves beyond rounding, or in fewer than three rows.
 */
export function coefficientGap(
  { base, rows: { train }, atBase }: Accounts,
  other: { readonly rows: Rows; readonly at: Remainders },
  pairs: readonly (readonly [number, number])[],
): { readonly gap: number; readonly range: number } | null {
  if (pairs.length < FEWEST_PAIRS || train.observations.length < COURSE_ROWS) return null;
  let best: { gap: number; range: number } | null = null;
  base.forEach((_, i) => {
    const own = coefficientsOf(train, atBase.train, base, i);
    const others = coefficientsOf(other.rows, other.at, base, i);
    const range = largest(own.value) - smallest(own.value);
    if (!Number.isFinite(range) || range <= 2 * largest(own.unit)) return;
    const gap = median(
      pairs.map(([t, u]) =>
        Math.max(
          0,
          Math.abs((own.value[t] as number) - (others.value[u] as number)) -
            (own.unit[t] as number) -
            (others.unit[u] as number),
        ),
      ),
    );
    if (Number.isFinite(gap) && (best === null || gap / range < best.gap / best.range))
      best = { gap, range };
  });
  return best;
}
