// Learned log-variances pull the total below the sum, further every epoch, from nothing on.

import { differences } from "../../math/statistics.ts";
import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";
import { COURSE_ROWS } from "../thresholds.ts";

export const sinksBelowZero: Figure = {
  id: "sinks-below-zero",
  title: "remainder falls below zero, epoch after epoch",
  unit: "share",
  of: ({ atBase: { train } }) => {
    if (train.r.length < COURSE_ROWS) return null;
    const falling = shareOf(differences(train.r), (step) => step < 0) ?? 0;
    return (train.r.at(-1) as number) < -(train.tolerance.at(-1) as number) ? falling : 0;
  },
};
