// A penalty on the weights is in the loss but in no column.

import type { Cause } from "./cause.ts";
import { weightPenaltyWords } from "./wording.ts";

export const weightPenalty: Cause = {
  id: "weight-penalty",
  title: "A penalty on the weights is in the loss but in no column",
  words: { ...weightPenaltyWords, why: "Keras never prints it." },
  steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
  examples: { found: "seed/question.log", ruledOut: "seed/answer.log" },
  clause: ({ mayBeKeras }) =>
    mayBeKeras
      ? "kernel_regularizer, bias_regularizer or add_loss on weights"
      : "a penalty on the weights that is added to the loss",
};
