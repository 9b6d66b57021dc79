// Whether train and validation of an epoch leave the same: a term on the weights does, while their parts differ.

import { median } from "../../math/statistics.ts";
import type { AtWeights } from "../at-weights.ts";
import { sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const sameInValidation: readonly Figure[] = [
  {
    id: "same-in-validation",
    title: "remainder of validation away from that of train, against how far the parts are",
    unit: "decades",
    of: ({ atPlausible }) =>
      gapAgainst(atPlausible, ({ train, val }, t, v) =>
        Math.abs((train.sum[t] as number) - (val.sum[v] as number)),
      ),
  },
  {
    id: "same-in-validation-share",
    title: "remainder of validation away from that of train, against its size",
    unit: "decades",
    of: ({ atPlausible }) =>
      gapAgainst(atPlausible, ({ train }, t) => Math.abs(train.r[t] as number)),
  },
];

/** How far the remainders of train and of validation lie apart in an epoch, as medians. */
function gapAgainst(
  at: AtWeights,
  size: (at: AtWeights, t: number, v: number) => number,
): number | null {
  const { train, val } = at;
  const pairs = sameEpoch(train, val);
  if (pairs.length === 0) return null;
  const gaps = pairs.map(([t, v]) =>
    Math.max(
      Math.abs((train.r[t] as number) - (val.r[v] as number)),
      (train.tolerance[t] as number) / 2,
    ),
  );
  return decades(median(gaps), median(pairs.map(([t, v]) => size(at, t, v))));
}
