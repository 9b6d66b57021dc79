// How the remainder of train moves from epoch to epoch: how far, whether one way throughout, and whether below zero.

import { differences, mean, median } from "../../math/statistics.ts";
import { NOISE, type Remainders } from "../../reconcile/rows/rows.ts";
import { absolute, shareOf } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { COURSE_ROWS } from "../thresholds.ts";

export const stepsOfTheRemainder: readonly Figure[] = [
  {
    id: "step-against-size",
    title: "step of the remainder against its size",
    unit: "decades",
    of: ({ atPlausible: { train } }) => {
      if (train.r.length < 2) return null;
      const rounding = median(train.tolerance) / 2;
      const step = median(absolute(differences(train.r)));
      return decades(Math.max(step, rounding), Math.max(median(absolute(train.r)), rounding));
    },
  },
  {
    // The mean sign of its steps, without its own.
    id: "remainder-moves-one-way",
    title: "remainder moves one way",
    unit: "share",
    of: ({ atPlausible: { train } }) =>
      train.r.length < COURSE_ROWS ? null : Math.abs(mean(ways(train))),
  },
  {
    // Learned log-variances pull the total below the sum, further every epoch, from nothing on.
    id: "sinks-below-zero",
    title: "remainder falls below zero, epoch after epoch",
    unit: "share",
    of: ({ atBase: { train } }) => {
      if (train.r.length < COURSE_ROWS) return null;
      const falling = shareOf(ways(train), (way) => way < 0) ?? 0;
      return (train.r.at(-1) as number) < -(train.tolerance.at(-1) as number) ? falling : 0;
    },
  },
];

/** Which way each step goes: 0 where it stays. */
function ways({ r, tolerance }: Remainders): number[] {
  const noise = NOISE * median(tolerance);
  return differences(r).map((step) => (Math.abs(step) > noise ? Math.sign(step) : 0));
}
