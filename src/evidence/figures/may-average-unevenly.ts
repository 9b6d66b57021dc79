// Keras 3 averages the total over samples and the parts over batches; no other does.

import type { Figure } from "../figure.ts";

export const mayAverageUnevenly: Figure = {
  id: "may-average-unevenly",
  title: "written by Keras 3, or by nobody known",
  unit: "share",
  of: ({ keras }) => (keras === 3 ? 1 : keras === null ? 0.5 : 0),
};
