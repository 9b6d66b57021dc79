// A short last batch weighs differently in the total and in the components.

import type { Cause } from "./cause.ts";

export const partialBatch: Cause = {
  id: "partial-batch",
  title: "A short last batch counts differently in the total and in the components",
  words: {
    name: "the short last batch",
    keras: "Keras 3 on TensorFlow averages the total over samples, the parts over batches",
  },
  steps: ["equal-batches"],
  examples: { found: "corpus/k3-066/train.log", ruledOut: "seed/question.log" },
  clause: ({ emptyBatch }) =>
    emptyBatch
      ? "the components of an epoch are averaged over one batch more than there was, the total is not"
      : "a short last batch counts differently in total and components",
};
