// A penalty was expected, and the log adds up without one.

import type { Cause } from "./cause.ts";
import { short } from "../math/short.ts";
import { rowsText } from "./wording.ts";

export const expectedPenaltyAbsent: Cause = {
  id: "expected-penalty-absent",
  title: "A penalty was expected, but the log adds up without one",
  words: { name: "a penalty that is not in the loss" },
  steps: ["sum-penalties", "add-penalties"],
  examples: {
    found: "corpus/k2-066/train.log",
    ruledOut: "seed/question.log",
    expectPenalty: true,
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
