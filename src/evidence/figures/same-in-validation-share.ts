// How far the remainders of train and validation lie apart, against their own size.

import { median } from "../../math/statistics.ts";
import { sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const sameInValidationShare: Figure = {
  id: "same-in-validation-share",
  title: "remainder of validation away from that of train, against its size",
  unit: "decades",
  of: ({ atPlausible: { train, val } }) => {
    const pairs = sameEpoch(train, val);
    if (pairs.length === 0) return null;
    return decades(
      median(
        pairs.map(([t, v]) =>
          Math.max(
            Math.abs((train.r[t] as number) - (val.r[v] as number)),
            (train.tolerance[t] as number) / 2,
          ),
        ),
      ),
      median(pairs.map(([t]) => Math.abs(train.r[t] as number))),
      4,
    );
  },
};
