// Whether a few stretches of epochs, or one weight that runs along a course, explain every row within rounding.

import { MOST_RANGED } from "../../reconcile/bounds/fit.ts";
import type { Figure } from "../figure.ts";

/** Of 24 logs with one weight that is annealed all had such weights; of 24 with two stretches 21; of 6 with more, 2. */
const ANNEALED = 20;
const TWO = 10;
const MORE = 4;
const ROUGHLY = 3;

export const addsUpInStretches: Figure = {
  id: "adds-up-in-stretches",
  title: "rows add up with weights that move in the run",
  unit: "bits",
  of: ({ base: { length: k }, schedule, singleOutput, rows: { train, val, updates } }) => {
    if (singleOutput || k > MOST_RANGED) return null;
    const rows = train.observations.length + val.observations.length + updates.observations.length;
    // Two stretches that k weights each explain anyway show nothing, nor does that none are found.
    if (schedule === null) return rows < 2 * (k + 1) ? null : 0;
    switch (schedule.course) {
      case "noisy":
        return ROUGHLY;
      case "constant":
        return schedule.segments.length === 2 ? TWO : MORE;
      default:
        return ANNEALED;
    }
  },
};
