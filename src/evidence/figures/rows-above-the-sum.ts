// How many epochs have a total above the weighted sum, rounding apart.

import { mainRemainders, shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const rowsAboveTheSum: Figure = {
  id: "rows-above-the-sum",
  title: "epochs whose total is above the sum",
  unit: "share",
  of: ({ atPlausible }) => {
    const { r, tolerance } = mainRemainders(atPlausible);
    return shareOf(r, (value, t) => value > (tolerance[t] as number));
  },
};
