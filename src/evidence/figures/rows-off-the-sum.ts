// How many rows have a total above the weighted sum, rounding apart, or far below it: no hidden term does that, and no two averages lie so far apart.

import { mainRemainders, ofBothSplits, shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";
import { FAR_APART } from "../thresholds.ts";

export const rowsOffTheSum: readonly Figure[] = [
  {
    id: "rows-above-the-sum",
    title: "epochs whose total is above the sum",
    unit: "share",
    of: ({ atPlausible }) => {
      const { r, tolerance } = mainRemainders(atPlausible);
      return shareOf(r, (value, t) => value > (tolerance[t] as number));
    },
  },
  {
    id: "far-below-the-sum",
    title: "rows whose total is far below the sum, at the expected weights",
    unit: "share",
    of: ({ atBase }) => {
      const { r, sum } = ofBothSplits(atBase);
      return shareOf(r, (value, t) => value < -FAR_APART * (sum[t] as number));
    },
  },
];
