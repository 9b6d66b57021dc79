// Whether the remainder of train falls, or rises, throughout.

import { oneWay } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const remainderMovesOneWay: Figure = {
  id: "remainder-moves-one-way",
  title: "remainder moves one way",
  unit: "share",
  of: ({ atPlausible: { train } }) => oneWay(train.r),
};
