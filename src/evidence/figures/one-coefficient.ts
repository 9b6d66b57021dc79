// What a component's weight would be in each row, were the others as expected: one that moves is the same in an epoch, its validation and its updates; anything else is not.

import { largest, median, smallest } from "../../math/statistics.ts";
import { putNumbersAt } from "../../reconcile/rows/fitted-row.ts";
import { scratchNumbers } from "../../reconcile/rows/observation.ts";
import type { Accounts } from "../accounts.ts";
import { sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { COURSE_ROWS, FEWEST_PAIRS, NUMBERS } from "../thresholds.ts";

export const oneCoefficient: readonly Figure[] = [
  {
    id: "one-coefficient-in-train-and-validation",
    title: "coefficient of train and validation apart",
    unit: "decades",
    of: (accounts) => gapTo("val", accounts),
  },
  {
    id: "one-coefficient-in-updates-and-row",
    title: "coefficient of updates and row apart",
    unit: "decades",
    of: (accounts) => gapTo("updates", accounts),
  },
];

/**
 * How far the coefficients of train lie from those of validation, or of the last updates, beyond rounding, against the range
 * they run through: of the component for which that is least. Null where no component's coefficient moves beyond rounding,
 * or in fewer than three rows.
 */
function gapTo(kind: "val" | "updates", accounts: Accounts): number | null {
  const { train, [kind]: other } = accounts.atBase;
  const pairs = sameEpoch(train, other);
  if (pairs.length < FEWEST_PAIRS || train.r.length < COURSE_ROWS) return null;
  let best: { gap: number; range: number } | undefined;
  for (let i = 0; i < accounts.k; i += 1) {
    const own = coefficientsOf(accounts, "train", i);
    const others = coefficientsOf(accounts, kind, i);
    const range = largest(own.value) - smallest(own.value);
    if (!Number.isFinite(range) || range <= 2 * largest(own.rounding)) continue;
    const gap = median(
      pairs.map(([t, u]) =>
        Math.max(
          0,
          Math.abs((own.value[t] as number) - (others.value[u] as number)) -
            (own.rounding[t] as number) -
            (others.rounding[u] as number),
        ),
      ),
    );
    if (Number.isFinite(gap) && (best === undefined || gap / range < best.gap / best.range))
      best = { gap, range };
  }
  return best === undefined ? null : decades(best.gap, best.range);
}

/** Weight i of each row that explains it alone, and its half width by rounding. */
function coefficientsOf(
  { base, rows, atBase }: Accounts,
  kind: "train" | "val" | "updates",
  i: number,
): { value: number[]; rounding: number[] } {
  const { r, tolerance } = atBase[kind];
  const [value, rounding]: [number[], number[]] = [[], []];
  const numbers = scratchNumbers(base.length);
  for (let t = 0; t < r.length; t += 1) {
    putNumbersAt(rows[kind].observations, t, numbers);
    const part = numbers[NUMBERS * (i + 1)] as number;
    value.push((base[i] as number) + (r[t] as number) / part);
    rounding.push((tolerance[t] as number) / Math.abs(part));
  }
  return { value, rounding };
}
