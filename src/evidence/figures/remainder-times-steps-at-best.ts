// The same at the weights that explain the rows best.

import type { Figure } from "../figure.ts";
import { shareOfOneBatch } from "../parts-beside.ts";

export const remainderTimesStepsAtBest: Figure = {
  id: "remainder-times-steps-at-best",
  title: "remainder at the best weights as a share of one batch",
  unit: "decades",
  of: ({ rows: { steps }, atPlausible }) => shareOfOneBatch(atPlausible, steps),
};
