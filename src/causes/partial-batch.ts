// A short last batch weighs differently in the total and in the components.

import type { Cause } from "./cause.ts";

export const partialBatch: Cause = {
  id: "partial-batch",
  title: "A short last batch counts differently in the total and in the components",
  words: {
    name: "the short last batch",
    keras: "Keras 3 on TensorFlow averages the total over samples, the parts over batches",
  },
  doc: {
    what: "If the batch size does not divide the number of samples, the last batch of an epoch is shorter than the others. A mean over samples gives it less weight than a mean over steps. Keras 3 on TensorFlow averages the total over samples and the components over steps. So they differ a little, although nothing is hidden. Keras 3.15 also counts the end of data of unknown length (`from_generator`) as an empty batch of the components.",
    signature:
      "A small residual, at most about the total divided by the number of steps. In training it is sometimes positive and sometimes negative, as samples are shuffled; in validation it keeps its sign. Progress updates before the last step add up.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference:
          "larger than a short batch can explain, or present in updates before the last step",
      },
      {
        cause: "averaging-mismatch",
        difference: "larger, with changing sign in train and validation",
      },
      {
        cause: "weight-penalty",
        difference: "present in progress updates too; both can occur together",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/blob/v3.15.1/keras/src/trainers/compile_utils.py",
    ],
    steps: ["equal-batches"],
    examples: { found: "corpus/k3-066/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ emptyBatch }) =>
    emptyBatch
      ? "the components of an epoch are averaged over one batch more than there was, the total is not"
      : "a short last batch counts differently in total and components",
};
