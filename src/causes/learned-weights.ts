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
  doc: {
    what: "The weights are trained together with the model (uncertainty weighting). Each component has a trained number, its log-variance s. The total is the sum of exp(-s) times each loss, plus all the s. During training the weights drift together. As s may be negative, the total may become negative too. That is no error.",
    signature:
      "The residual at weights 1 starts near zero and falls further and further below it. The total may become negative while every component is positive.",
    lookalikes: [
      {
        cause: "weight-schedule",
        difference:
          "the weights change at a few epochs or along a line, and the total does not sink below the weighted sum",
      },
      {
        cause: "averaging-mismatch",
        difference: "the residual scatters around zero instead of sinking",
      },
    ],
    references: [
      "https://arxiv.org/abs/1705.07115",
      "https://github.com/ifzhang/FairMOT/issues/249",
      "https://github.com/ifzhang/FairMOT/issues/38",
    ],
    steps: ["log-variances"],
    examples: { found: "corpus/k2-013/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ total }) =>
    `\`${total}\` drifts away from the sum of its components, as it does when the weights are trained`,
};
