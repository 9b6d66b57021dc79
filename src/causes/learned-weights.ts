// The weights are learned.

import type { Cause } from "./cause.ts";

export const learnedWeights: Cause = {
  id: "learned-weights",
  title: "The weights are learned",
  words: {
    name: "learned weights",
    keras: "for example one trained log-variance per task",
    elsewhere: "for example one trained log-variance per task",
  },
  steps: ["log-variances"],
  examples: { found: "corpus/k2-013/train.log", ruledOut: "seed/question.log" },
  clause: ({ total }) =>
    `\`${total}\` drifts away from the sum of its components, as it does when the weights are trained`,
};
