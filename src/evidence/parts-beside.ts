// Remainders at any weights → figures of them beside their parts, which are taken at the expected weights and at the best.

import type { Remainders } from "../reconcile/rows/rows.ts";
import { median } from "../math/statistics.ts";
import type { AtWeights } from "./accounts.ts";
import { absolute, roughness, sameEpoch } from "./courses.ts";
import { decades } from "./figure.ts";
import { JUMP_ROWS } from "./thresholds.ts";

/** Jumps of the remainder of train, over its size, against those of the parts, in decades; null in fewer than four epochs. */
export function jumpsBesideParts({ train }: AtWeights): number | null {
  const [own, theirs] = [roughness(train.r), roughness(train.sum)];
  if (own === null || theirs === null || train.r.length < JUMP_ROWS) return null;
  const rounding = median(train.tolerance) / 2;
  const size = median(absolute(train.r));
  return decades(
    Math.max(own, rounding) / Math.max(size, rounding),
    Math.max(theirs, rounding) / median(absolute(train.sum)),
  );
}

/** What one batch of `steps` would have to leave, as a share of itself, in decades; null for no rows. */
export function shareOfOneBatch({ train, val }: AtWeights, steps: number): number | null {
  const { r, sum } = train.r.length > 0 ? train : val;
  if (r.length === 0) return null;
  return decades(steps * median(r.map((value, t) => Math.abs(value / (sum[t] as number)))));
}

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
