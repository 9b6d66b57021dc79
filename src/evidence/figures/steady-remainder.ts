// How steady the remainder of train is: a penalty hardly moves while the parts do.

import { deviation, mean } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";

export const steadyRemainder: Figure = {
  id: "steady-remainder",
  title: "steadiness of the remainder",
  unit: "decades",
  of: ({ atPlausible: { train } }) =>
    train.r.length < 3 ? null : decades(Math.abs(mean(train.r)), deviation(train.r), 4),
};
