// How far the remainder strays from a smooth curve, against its step from epoch to epoch: batches make it stray.

import { differences, median } from "../../math/statistics.ts";
import { absolute, roughness } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { CURVE_ROWS } from "../thresholds.ts";

export const runsAlongACurve: Figure = {
  id: "runs-along-a-curve",
  title: "remainder off a smooth curve, against its step",
  unit: "decades",
  of: ({ atPlausible: { train } }) => {
    const own = roughness(train.r);
    if (own === null || train.r.length < CURVE_ROWS) return null;
    const rounding = median(train.tolerance) / 2;
    const step = median(absolute(differences(train.r)));
    return decades(Math.max(own, rounding), Math.max(step, rounding));
  },
};
