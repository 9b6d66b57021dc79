// A penalty was expected, and the log adds up without one.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatShort, rowsText } from "./wording.ts";

export const expectedPenaltyAbsent: Cause = {
  id: "expected-penalty-absent",
  title: "A penalty was expected, but the log adds up without one",
  doc: {
    what: "You said that the model has a penalty (`--expect-penalty`), yet the components alone make up the loss. The penalty never reached the total: a custom `train_step` or training loop does not add `model.losses`, the regularizer is on a layer that was rebuilt or is not in the model, its strength is 0, or it is decoupled weight decay, which is no part of any loss. The report says how large a penalty could hide in the rounding.",
    signature:
      "Every row adds up within rounding, at the weights taken, although a penalty was said to be in the total.",
    lookalikes: [{ cause: "adds-up", difference: "the same log without the expectation" }],
    references: ["https://keras.io/guides/writing_a_custom_training_loop_in_tensorflow/"],
    steps: ["sum-penalties", "add-penalties"],
    examples: {
      found: "corpus/k2-066/train.log",
      ruledOut: "seed/question.log",
      expectPenalty: true,
    },
  },
  clause: ({ rows, largestHidden }) =>
    `${rowsText(rows)} up without a penalty; one above \`${formatShort(largestHidden)}\` would show`,
  next: (context) =>
    nextStep("sum-penalties", context, {
      keras:
        "see whether the model has a penalty: 0 means none; where it has one, a custom `train_step` must add it to the loss",
      elsewhere:
        "see whether the penalty is added to the loss: `weight_decay` of a PyTorch optimizer is not",
    }),
};
