// Whether the one part is a metric of a single output, which has weight 1.

import type { Figure } from "../figure.ts";

export const oneMetric: Figure = {
  id: "one-metric",
  title: "a single metric beside the loss",
  unit: "share",
  of: ({ singleOutput }) => (singleOutput ? 1 : 0),
};
