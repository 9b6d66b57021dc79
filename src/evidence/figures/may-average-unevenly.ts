// Keras 3 averages the total over samples and the parts over batches; no other does.

import type { Figure } from "../figure.ts";
import { UNEVEN_KERAS } from "../thresholds.ts";

export const mayAverageUnevenly: Figure = {
  id: "may-average-unevenly",
  title: "written by Keras 3, or by nobody known",
  unit: "share",
  of: ({ rows: { keras } }) => (keras === UNEVEN_KERAS ? 1 : keras === null ? 1 / 2 : 0),
};
