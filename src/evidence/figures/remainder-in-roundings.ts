// How many roundings the remainder is.

import { mainRemainders } from "../courses.ts";
import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const remainderInRoundings: Figure = {
  id: "remainder-in-roundings",
  title: "remainder in roundings",
  unit: "decades",
  of: ({ atPlausible }) => {
    const { r, tolerance } = mainRemainders(atPlausible);
    if (r.length === 0) return null;
    return decades(median(r.map((value, t) => Math.abs(value) / (tolerance[t] as number))));
  },
};
