// How many epochs add up.

import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const trainExact: Figure = {
  id: "train-exact",
  title: "epochs that add up",
  unit: "share",
  of: ({ atPlausible: { train } }) =>
    shareOf(train.r, (value, t) => Math.abs(value) <= (train.tolerance[t] as number)),
};
