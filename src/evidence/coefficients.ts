// Rows → what a component's weight would be in each, were the others at their expected weights.

import { largest, median, smallest } from "../math/statistics.ts";
import type { Accounts } from "./accounts.ts";
import type { Remainders, Rows } from "../reconcile/rows/rows.ts";
import { putNumbersAt } from "../reconcile/rows/fitted-row.ts";
import { scratchNumbers } from "../reconcile/rows/observation.ts";
import { sameEpoch } from "./courses.ts";
import { decades } from "./figure.ts";
import { COURSE_ROWS, FEWEST_PAIRS, NUMBERS } from "./thresholds.ts";

/** One entry a row: the weight, and its half width by rounding. */
interface Coefficients {
  readonly value: readonly number[];
  readonly unit: readonly number[];
}

/** Weight i of each row that explains it alone. */
function coefficientsOf(
  rows: Rows,
  { r, tolerance }: Remainders,
  base: readonly number[],
  i: number,
): Coefficients {
  const value: number[] = [];
  const unit: number[] = [];
  const numbers = scratchNumbers(base.length);
  for (let t = 0; t < r.length; t += 1) {
    putNumbersAt(rows.observations, t, numbers);
    const part = numbers[NUMBERS * (i + 1)] as number;
    value.push((base[i] as number) + (r[t] as number) / part);
    unit.push((tolerance[t] as number) / Math.abs(part));
  }
  return { value, unit };
}

/**
 * How far the coefficients of train lie from those of validation, or of the last updates, beyond rounding, against the range
 * they run through: of the component for which that is least. Null where no component's coefficient moves beyond rounding,
 * or in fewer than three rows.
 */
export function coefficientGap(
  { base, rows, atBase }: Accounts,
  kind: "val" | "updates",
): number | null {
  const pairs = sameEpoch(atBase.train, atBase[kind]);
  if (pairs.length < FEWEST_PAIRS || rows.train.observations.length < COURSE_ROWS) return null;
  let best: { gap: number; range: number } | undefined;
  for (let i = 0; i < base.length; i += 1) {
    const own = coefficientsOf(rows.train, atBase.train, base, i);
    const others = coefficientsOf(rows[kind], atBase[kind], base, i);
    const range = largest(own.value) - smallest(own.value);
    if (!Number.isFinite(range) || range <= 2 * largest(own.unit)) continue;
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
    if (Number.isFinite(gap) && (best === undefined || gap / range < best.gap / best.range))
      best = { gap, range };
  }
  return best === undefined ? null : decades(best.gap, best.range);
}
