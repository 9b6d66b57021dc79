// How far the remainders of train and validation lie apart, against their own size.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";
import { validationGap } from "../validation-gap.ts";

export const sameInValidationShare: Figure = {
  id: "same-in-validation-share",
  title: "remainder of validation away from that of train, against its size",
  unit: "decades",
  of: ({ atPlausible: { train, val } }) => {
    const found = validationGap(train, val);
    if (found === null) return null;
    return decades(found.gap, median(found.pairs.map(([t]) => Math.abs(train.r[t] as number))));
  },
};
