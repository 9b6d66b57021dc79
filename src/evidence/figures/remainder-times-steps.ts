// What one batch of an epoch would have to leave: a short last batch leaves less than about its own size.

import { mainRemainders } from "../courses.ts";
import { median } from "../../math/statistics.ts";
import type { AtWeights } from "../accounts.ts";
import { decades, type Figure } from "../figure.ts";

export const remainderTimesSteps: Figure = {
  id: "remainder-times-steps",
  title: "remainder as a share of one batch",
  unit: "decades",
  of: ({ rows: { steps }, atBase }) => shareOfOneBatch(atBase, steps),
};

export const remainderTimesStepsAtBest: Figure = {
  id: "remainder-times-steps-at-best",
  title: "remainder at the best weights as a share of one batch",
  unit: "decades",
  of: ({ rows: { steps }, atPlausible }) => shareOfOneBatch(atPlausible, steps),
};

function shareOfOneBatch(at: AtWeights, steps: number): number | null {
  const { r, sum } = mainRemainders(at);
  if (r.length === 0) return null;
  return decades(steps * median(r.map((value, t) => Math.abs(value / (sum[t] as number)))));
}
