// Whether total over sum is steadier than total minus sum: a factor, not a term.

import { deviation, mean } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";
import { COURSE_ROWS } from "../thresholds.ts";

export const ratioSteadierThanDifference: Figure = {
  id: "ratio-steadier-than-difference",
  title: "spread of the ratio against that of the difference",
  unit: "decades",
  of: ({ atBase: { train, val, updates } }) => {
    const lists = [updates, train, val];
    const r = lists.flatMap((one) => one.r);
    if (r.length < COURSE_ROWS) return null;
    const sums = lists.flatMap((one) => one.sum);
    const ratios = r.map((value, t) => value / (sums[t] as number));
    return decades(deviation(ratios) / Math.abs(mean(ratios)), deviation(r) / Math.abs(mean(r)));
  },
};
