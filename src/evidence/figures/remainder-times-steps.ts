// What one batch of an epoch would have to leave: a short last batch leaves less than about its own size.

import type { Figure } from "../figure.ts";
import { shareOfOneBatch } from "../parts-beside.ts";

export const remainderTimesSteps: Figure = {
  id: "remainder-times-steps",
  title: "remainder as a share of one batch",
  unit: "decades",
  of: ({ rows: { steps }, atBase }) => shareOfOneBatch(atBase, steps),
};
