// How many validation rows add up.

import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const validationExact: Figure = {
  id: "validation-exact",
  title: "validation rows that add up",
  unit: "share",
  of: ({ atPlausible: { val } }) =>
    shareOf(val.r, (value, t) => Math.abs(value) <= (val.tolerance[t] as number)),
};
