// How the remainder of train moves from epoch to epoch: a term moves steadily, an average jumps as the parts do, learned weights leave nothing at first.

import { differences, largest, mean, median } from "../../math/statistics.ts";
import { absolute, roughness, shareOf } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { COURSE_ROWS, JUMP_ROWS } from "../thresholds.ts";

export const courseOfTheRemainder: readonly Figure[] = [
  {
    id: "begins-at-nothing",
    title: "first remainder against the largest",
    unit: "decades",
    of: ({ atBase: { train } }) =>
      train.r.length < COURSE_ROWS
        ? null
        : decades(Math.abs(train.r[0] as number), largest(absolute(train.r))),
  },
  {
    // Its mean sign of the steps, without its own.
    id: "remainder-moves-one-way",
    title: "remainder moves one way",
    unit: "share",
    of: ({ atPlausible: { train } }) =>
      train.r.length < COURSE_ROWS ? null : Math.abs(mean(differences(train.r).map(Math.sign))),
  },
  {
    id: "rougher-than-the-parts",
    title: "jumps of the remainder against those of the parts",
    unit: "decades",
    of: ({ atBase: { train } }) => {
      const [own, theirs] = [roughness(train.r), roughness(train.sum)];
      if (own === null || theirs === null || train.r.length < JUMP_ROWS) return null;
      const rounding = median(train.tolerance) / 2;
      const size = median(absolute(train.r));
      return decades(
        Math.max(own, rounding) / Math.max(size, rounding),
        Math.max(theirs, rounding) / median(absolute(train.sum)),
      );
    },
  },
  {
    // Learned log-variances pull the total below the sum, further every epoch.
    id: "sinks-below-zero",
    title: "remainder falls below zero, epoch after epoch",
    unit: "share",
    of: ({ atBase: { train } }) => {
      if (train.r.length < COURSE_ROWS) return null;
      const falling = shareOf(differences(train.r), (step) => step < 0) ?? 0;
      return (train.r.at(-1) as number) < -(train.tolerance.at(-1) as number) ? falling : 0;
    },
  },
  {
    id: "step-against-size",
    title: "step of the remainder against its size",
    unit: "decades",
    of: ({ atPlausible: { train } }) => {
      const rounding = median(train.tolerance) / 2;
      const size = (values: readonly number[]): number =>
        Math.max(median(absolute(values)), rounding);
      return train.r.length < 2 ? null : decades(size(differences(train.r)), size(train.r));
    },
  },
];
