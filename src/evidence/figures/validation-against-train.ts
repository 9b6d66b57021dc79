// How large the remainder of validation is beside that of train.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const validationAgainstTrain: Figure = {
  id: "validation-against-train",
  title: "remainder of validation against that of train",
  unit: "decades",
  of: ({ atPlausible: { train, val } }) => {
    if (train.r.length === 0 || val.r.length === 0) return null;
    const size = ({ r, tolerance }: typeof train): number =>
      median(r.map((value, t) => Math.max(Math.abs(value), (tolerance[t] as number) / 2)));
    return decades(size(val), size(train));
  },
};
