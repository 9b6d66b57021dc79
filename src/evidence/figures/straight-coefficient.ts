// Whether a component's weight would run along a straight line from epoch to epoch.

import { coefficientsOf } from "../coefficients.ts";
import type { Figure } from "../figure.ts";

const FEWEST_ROWS = 4;

export const straightCoefficient: Figure = {
  id: "straight-coefficient",
  title: "epochs at which the coefficient runs straight",
  unit: "share",
  of: ({ base, rows: { train }, atBase }) => {
    const n = train.observations.length;
    if (n < FEWEST_ROWS) return null;
    let most = 0;
    base.forEach((_, i) => {
      const { value, unit } = coefficientsOf(train, atBase.train, base, i);
      let straight = 0;
      for (let t = 1; t < n - 1; t += 1) {
        const bend = (value[t - 1] as number) - 2 * (value[t] as number) + (value[t + 1] as number);
        const allowed = (unit[t - 1] as number) + 2 * (unit[t] as number) + (unit[t + 1] as number);
        if (Math.abs(bend) <= allowed) straight += 1;
      }
      most = Math.max(most, straight / (n - 2));
    });
    return most;
  },
};
