// Learned weights begin at what is expected and move away from it.

import { largest } from "../../math/statistics.ts";
import { absolute } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { COURSE_ROWS } from "../thresholds.ts";

export const beginsAtNothing: Figure = {
  id: "begins-at-nothing",
  title: "first remainder against the largest",
  unit: "decades",
  of: ({ atBase: { train } }) =>
    train.r.length < COURSE_ROWS
      ? null
      : decades(Math.abs(train.r[0] as number), largest(absolute(train.r))),
};
