// Whether train and validation of an epoch leave the same while their parts differ: a term on the weights does.

import { median } from "../../math/statistics.ts";
import { sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const sameInValidation: Figure = {
  id: "same-in-validation",
  title: "remainder of validation away from that of train, against how far the parts are",
  unit: "decades",
  of: ({ atPlausible: { train, val } }) => {
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
    const parts = median(
      pairs.map(([t, v]) => Math.abs((train.sum[t] as number) - (val.sum[v] as number))),
    );
    return decades(gap, parts, 5);
  },
};
