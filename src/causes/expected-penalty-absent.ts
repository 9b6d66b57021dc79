// A penalty was expected, and the log adds up without one.

import type { Cause } from "./cause.ts";
import { short } from "../math/short.ts";
import { rowsText } from "./wording.ts";

export const expectedPenaltyAbsent: Cause = {
  id: "expected-penalty-absent",
  title: "A penalty was expected, but the log adds up without one",
  words: { name: "a penalty that is not in the loss" },
  doc: {
    what: "You said that the model has a penalty (`--expect-penalty`), but the components alone make up the loss. The penalty never reached the total. Common reasons:\n\nA custom `train_step` or training loop does not add `model.losses`. The regularizer is on a layer that was rebuilt or is not part of the model. Its strength is 0. Or it is decoupled weight decay, which is not part of any loss. The report says how large a penalty rounding could hide.",
    signature: "Every row adds up within rounding, although a penalty was said to be in the total.",
    lookalikes: [{ cause: "adds-up", difference: "the same log without that expectation" }],
    references: ["https://keras.io/guides/writing_a_custom_training_loop_in_tensorflow/"],
    steps: ["sum-penalties", "add-penalties"],
    examples: {
      found: "corpus/k2-066/train.log",
      ruledOut: "seed/question.log",
      expectPenalty: true,
    },
  },
  clause: ({ rows, largestHidden }) =>
    `${rowsText(rows)} up without a penalty; a penalty above \`${short(largestHidden, 2)}\` would be visible`,
  step: {
    keras:
      "print the sum of all penalties: 0 means that there is none. If there is one, a custom `train_step` must add it to the loss",
    elsewhere:
      "check that the code adds the penalty to the loss; `weight_decay` of a PyTorch optimizer is not added",
  },
};
