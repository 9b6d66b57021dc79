// The same at the weights that explain the rows best.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const remainderTimesStepsAtBest: Figure = {
  id: "remainder-times-steps-at-best",
  title: "remainder at the best weights as a share of one batch",
  unit: "decades",
  of: ({ rows: { steps }, atPlausible: { train, val } }) => {
    const { r, sum } = train.r.length > 0 ? train : val;
    if (r.length === 0) return null;
    return decades(steps * median(r.map((value, t) => Math.abs(value / (sum[t] as number)))), 1, 5);
  },
};
