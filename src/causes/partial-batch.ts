// A short last batch weighs differently in the total and in the components.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatShort } from "./wording.ts";

export const partialBatch: Cause = {
  id: "partial-batch",
  title: "A short last batch weighs differently in the total and in the components",
  doc: {
    what: "When the batch size does not divide the number of samples, the last batch of an epoch is shorter than the others. A mean over samples counts it less than a mean over steps does. Keras 3 on TensorFlow takes the total as a mean over samples and the components as means over steps, so that they differ a little although nothing is hidden.",
    signature:
      "A small residual, at most about one part in the number of steps, of both signs in train (where the samples are shuffled) and of one sign in validation; updates before the last step of an epoch add up.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference:
          "is larger than a short batch can leave, or there in updates before the last step",
      },
      { cause: "averaging-mismatch", difference: "is larger, and of both signs in every split" },
      {
        cause: "weight-penalty",
        difference: "is there in updates too; both may be at work at once",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/blob/v3.15.1/keras/src/trainers/compile_utils.py",
    ],
    steps: ["equal-batches"],
    examples: { found: "corpus/k3-066/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ lastBatch }) =>
    lastBatch === null
      ? "total and components average a short last batch differently; nothing is hidden"
      : `total and components average a short last batch differently; nothing is hidden: the last batch is \`${formatShort(lastBatch)}\` of a full one, every time`,
  next: (context) => nextStep("equal-batches", context),
};
