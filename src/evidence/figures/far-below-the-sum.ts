// How many rows have a total far below the weighted sum: no hidden term does that, and no two averages lie so far apart.

import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";
import { FAR_APART } from "../thresholds.ts";

export const farBelowTheSum: Figure = {
  id: "far-below-the-sum",
  title: "rows whose total is far below the sum, at the expected weights",
  unit: "share",
  of: ({ atBase: { train, val } }) => {
    const sums = [...train.sum, ...val.sum];
    return shareOf([...train.r, ...val.r], (value, t) => value < -FAR_APART * (sums[t] as number));
  },
};
