// What is known of a log beside its rows: who averaged them, and whether its one part is a metric.

import type { Figure } from "../figure.ts";

export const knownOfTheWriter: readonly Figure[] = [
  {
    // Keras 3 averages the total over samples and the parts over batches; no other does.
    id: "may-average-unevenly",
    title: "written by Keras 3, or by nobody known",
    unit: "share",
    of: ({ rows: { isUneven } }) => (isUneven === null ? 1 / 2 : Number(isUneven)),
  },
  {
    // A metric of a single output has weight 1.
    id: "one-metric",
    title: "a single metric beside the loss",
    unit: "share",
    of: ({ singleOutput }) => (singleOutput ? 1 : 0),
  },
];
