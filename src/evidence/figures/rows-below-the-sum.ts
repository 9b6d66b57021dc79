// How many rows have a total below the weighted sum, which no hidden term above 0 does.

import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const rowsBelowTheSum: Figure = {
  id: "rows-below-the-sum",
  title: "rows whose total is below the sum",
  unit: "share",
  of: ({ atPlausible: { train, val } }) =>
    shareOf([...train.r, ...val.r], (value, t) => {
      const allowed = t < train.r.length ? train.tolerance[t] : val.tolerance[t - train.r.length];
      return value < -(allowed as number);
    }),
};
