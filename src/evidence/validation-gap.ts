// Remainders of train and of validation → how far they lie apart.

import type { Remainders } from "../reconcile/rows/rows.ts";
import { median } from "../math/statistics.ts";
import { sameEpoch } from "./courses.ts";

/** Epochs with validation, as indices of both rows, and how far their remainders lie apart, as a median; null for none. */
export function validationGap(
  train: Remainders,
  val: Remainders,
): { readonly pairs: readonly (readonly [number, number])[]; readonly gap: number } | null {
  const pairs = sameEpoch(train, val);
  if (pairs.length === 0) return null;
  const gap = median(
    pairs.map(([t, v]) =>
      Math.max(
        Math.abs((train.r[t] as number) - (val.r[v] as number)),
        (train.tolerance[t] as number) / 2,
      ),
    ),
  );
  return { pairs, gap };
}
