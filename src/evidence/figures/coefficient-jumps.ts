// How wildly a component's weight would have to jump from epoch to epoch to explain the total alone: schedules run smoothly.

import { median } from "../../math/statistics.ts";
import { coefficientsOf } from "../coefficients.ts";
import { absolute } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { JUMP_ROWS } from "../thresholds.ts";

export const coefficientJumps: Figure = {
  id: "coefficient-jumps",
  title: "jumps of the weight that would explain the total alone, of the calmest component",
  unit: "decades",
  of: ({ base, rows: { train }, atBase }) => {
    const n = train.observations.length;
    if (n < JUMP_ROWS) return null;
    let least: number | null = null;
    base.forEach((_, i) => {
      const { value, unit } = coefficientsOf(train, atBase.train, base, i);
      const off: number[] = [];
      for (let t = 1; t < n - 1; t += 1) {
        const bend =
          (value[t] as number) - ((value[t - 1] as number) + (value[t + 1] as number)) / 2;
        off.push(Math.max(0, Math.abs(bend) - (unit[t] as number)));
      }
      const jumps = decades(median(off), median(absolute(value)));
      if (jumps !== null && (least === null || jumps < least)) least = jumps;
    });
    return least;
  },
};
