// How many progress updates have a total above the weighted sum, rounding apart.

import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const updatesAboveTheSum: Figure = {
  id: "updates-above-the-sum",
  title: "updates whose total is above the sum",
  unit: "share",
  of: ({ atPlausible: { updates } }) =>
    shareOf(updates.r, (value, t) => value > (updates.tolerance[t] as number)),
};
