// How much of the total is left.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const remainderShare: Figure = {
  id: "remainder-share",
  title: "remainder as a share of the total",
  unit: "decades",
  of: ({ atPlausible: { train, val } }) => {
    const { r, total } = train.r.length > 0 ? train : val;
    if (r.length === 0) return null;
    return decades(median(r.map((value, t) => Math.abs(value / (total[t] as number)))));
  },
};
