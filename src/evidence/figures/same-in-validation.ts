// Whether train and validation of an epoch leave the same while their parts differ: a term on the weights does.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";
import { validationGap } from "../validation-gap.ts";

export const sameInValidation: Figure = {
  id: "same-in-validation",
  title: "remainder of validation away from that of train, against how far the parts are",
  unit: "decades",
  of: ({ atPlausible: { train, val } }) => {
    const found = validationGap(train, val);
    if (found === null) return null;
    const parts = median(
      found.pairs.map(([t, v]) => Math.abs((train.sum[t] as number) - (val.sum[v] as number))),
    );
    return decades(found.gap, parts);
  },
};
