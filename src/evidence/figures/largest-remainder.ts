// The largest remainder of an epoch beyond rounding, as a share of its total.

import { largest } from "../../math/statistics.ts";
import type { Figure } from "../figure.ts";
import { LEAST_SHARE, MOST_SHARE } from "../thresholds.ts";

export const largestRemainder: Figure = {
  id: "largest-remainder",
  title: "largest remainder beyond rounding",
  unit: "decades",
  of: ({ atBase: { train, val } }) => {
    const shares = [train, val].flatMap(({ r, tolerance, total }) =>
      r.map((value, t) => {
        const beyond = Math.abs(value) - (tolerance[t] as number);
        const size = Math.abs(total[t] as number);
        return beyond <= 0 ? 0 : size > 0 ? beyond / size : 1;
      }),
    );
    const most = Math.min(Math.max(largest(shares), LEAST_SHARE), MOST_SHARE);
    return shares.length === 0 ? null : Math.log10(most);
  },
};
