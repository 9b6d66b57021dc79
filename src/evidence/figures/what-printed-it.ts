// What is known of a run beside its rows.

import type { Figure } from "../figure.ts";
import { UNEVEN_KERAS } from "../thresholds.ts";

export const whatPrintedIt: readonly Figure[] = [
  {
    // Keras 3 averages the total over samples and the parts over batches; no other does.
    id: "may-average-unevenly",
    title: "written by Keras 3, or by nobody known",
    unit: "share",
    of: ({ keras }) => (keras === UNEVEN_KERAS ? 1 : keras === null ? 1 / 2 : 0),
  },
  {
    // That of a single output, which has weight 1.
    id: "one-metric",
    title: "a single metric beside the loss",
    unit: "share",
    of: ({ singleOutput }) => (singleOutput ? 1 : 0),
  },
];
