// The weights are learned.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

export const learnedWeights: Cause = defineCause({
  id: "learned-weights",
  title: "The weights are learned",
  doc: {
    what: "Uncertainty weighting: trainable log-variances scale the components and add a term of their own, so that the weights drift together and the total may turn negative.",
    signature:
      "The residual at weights 1 starts at zero and falls below it; the total may turn negative.",
    lookalikes: [
      {
        cause: "weight-schedule",
        difference: "the weights change at a few epochs or along a line",
      },
    ],
    references: ["https://github.com/ifzhang/FairMOT/issues/249"],
    examples: { found: "corpus/k2-013/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["sinking"],
  needs: ["nature", "columns"],

  next: () => ({
    text: "log the learned log-variances beside the losses",
    code: "print([v.numpy() for v in model.log_vars])",
  }),
  examine({ nature, columns }) {
    if (nature.nature !== "learned")
      return ruledOut("the residual does not start at zero and fall below it");
    return found(
      "strong",
      `\`${columns.total}\` falls ever further below the sum of its components: weights that are trained, with a term of their own`,
      nature.reasons.map((text) => ({ kind: "for" as const, text })),
    );
  },
});
