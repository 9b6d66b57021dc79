// How far the remainder moves in an epoch, against its size.

import { differences, median } from "../../math/statistics.ts";
import { absolute } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const stepAgainstSize: Figure = {
  id: "step-against-size",
  title: "step of the remainder against its size",
  unit: "decades",
  of: ({ atPlausible: { train } }) =>
    train.r.length < 2
      ? null
      : decades(
          Math.max(median(absolute(differences(train.r))), median(train.tolerance) / 2),
          Math.max(median(absolute(train.r)), median(train.tolerance) / 2),
        ),
};
