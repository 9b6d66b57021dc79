// How much of the sum validation is off by, beyond rounding.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const validationShare: Figure = {
  id: "validation-share",
  title: "remainder of validation, as a share of the sum",
  unit: "decades",
  of: ({ atPlausible: { val } }) => {
    const shares = val.r.map((value, t) => {
      const beyond = Math.max(0, Math.abs(value) - (val.tolerance[t] as number));
      return beyond / Math.abs(val.sum[t] as number);
    });
    return shares.length === 0 ? null : decades(median(shares));
  },
};
