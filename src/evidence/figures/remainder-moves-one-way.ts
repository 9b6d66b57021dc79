// Whether the remainder of train falls, or rises, throughout: the mean sign of its steps, without its own.

import { differences, mean } from "../../math/statistics.ts";
import type { Figure } from "../figure.ts";
import { COURSE_ROWS } from "../thresholds.ts";

export const remainderMovesOneWay: Figure = {
  id: "remainder-moves-one-way",
  title: "remainder moves one way",
  unit: "share",
  of: ({ atPlausible: { train } }) =>
    train.r.length < COURSE_ROWS ? null : Math.abs(mean(differences(train.r).map(Math.sign))),
};
