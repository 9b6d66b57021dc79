// How much of the total is left.

import { mainRemainders } from "../courses.ts";
import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const remainderShare: Figure = {
  id: "remainder-share",
  title: "remainder as a share of the total",
  unit: "decades",
  of: ({ atPlausible }) => {
    const { r, total } = mainRemainders(atPlausible);
    if (r.length === 0) return null;
    return decades(median(r.map((value, t) => Math.abs(value / (total[t] as number)))));
  },
};
