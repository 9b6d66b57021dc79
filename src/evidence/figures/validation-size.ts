// How large the remainder of validation is: beside that of train, and beyond rounding as a share of its sum.

import { median } from "../../math/statistics.ts";
import type { Remainders } from "../at-weights.ts";
import { decades, type Figure } from "../figure.ts";

export const validationSize: readonly Figure[] = [
  {
    id: "validation-against-train",
    title: "remainder of validation against that of train",
    unit: "decades",
    of: ({ atPlausible: { train, val } }) =>
      train.r.length === 0 || val.r.length === 0 ? null : decades(sizeOf(val), sizeOf(train)),
  },
  {
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
  },
];

function sizeOf({ r, tolerance }: Remainders): number {
  return median(r.map((value, t) => Math.max(Math.abs(value), (tolerance[t] as number) / 2)));
}
