// The weights are learned.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const learnedWeights: Cause = {
  id: "learned-weights",
  title: "The weights are learned",
  doc: {
    what: "Uncertainty weighting: each component has a trained number, its log-variance s. The total is the sum of exp(-s) times the losses, plus the numbers s themselves. As training goes on the weights drift together, and since s may be negative the total may turn negative too. That is no fault.",
    signature:
      "The residual at weights 1 starts near zero and falls ever further below it; the total may turn negative while every component is positive.",
    lookalikes: [
      {
        cause: "weight-schedule",
        difference:
          "the weights change at a few epochs or along a line, and the total does not sink below the weighted sum",
      },
      {
        cause: "averaging-mismatch",
        difference: "the residual scatters about zero instead of sinking",
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
    `\`${total}\` moves away from the sum of its components as weights do that are trained, with a term of their own`,
  next: (context) => nextStep("log-variances", context),
};
