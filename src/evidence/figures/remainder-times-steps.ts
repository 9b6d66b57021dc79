// What one batch of an epoch would have to leave: a short last batch leaves less than about its own size.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const remainderTimesSteps: Figure = {
  id: "remainder-times-steps",
  title: "remainder as a share of one batch",
  unit: "decades",
  of: ({ rows: { steps }, atBase: { train, val } }) => {
    const { r, sum } = train.r.length > 0 ? train : val;
    if (r.length === 0) return null;
    return decades(steps * median(r.map((value, t) => Math.abs(value / (sum[t] as number)))), 1, 5);
  },
};
