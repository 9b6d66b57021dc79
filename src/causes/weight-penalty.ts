// A penalty on the weights is in the loss but in no column.

import type { Cause } from "./cause.ts";
import { weightPenaltyWords } from "./wording.ts";

export const weightPenalty: Cause = {
  id: "weight-penalty",
  title: "A penalty on the weights is in the loss but in no column",
  words: { ...weightPenaltyWords, why: "Keras never prints it." },
  doc: {
    what: "A regularizer of a layer (`kernel_regularizer=`, `bias_regularizer=`, `embeddings_regularizer=`) adds a penalty to the loss. The penalty is computed from the weights of the layer and keeps them small. L2 is the sum of their squares, L1 the sum of their absolute values, each times a strength. A term that `add_loss` computes from weights does the same.\n\nKeras adds all penalties to `loss` and `val_loss` and prints none of them, so the total is larger than the components. That is intended: nothing is wrong with the training. With a strong penalty and a large network, the penalty can be most of the total.",
    signature:
      "A positive residual that moves slowly. It does not jump with the batches and does not follow the components. Validation has the same value, up to what one epoch changes.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference: "moves with the batches within an epoch, and differs in validation",
      },
      {
        cause: "missing-component",
        difference: "a loss that is trained but not printed; it differs in validation too",
      },
      {
        cause: "partial-batch",
        difference:
          "at most about the total divided by the number of steps, and absent before the last step of an epoch",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/7464",
      "https://keras.io/api/layers/regularizers/",
    ],
    steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
    examples: { found: "seed/question.log", ruledOut: "seed/answer.log" },
  },
  clause: ({ mayBeKeras }) =>
    mayBeKeras
      ? "kernel_regularizer, bias_regularizer or add_loss on weights"
      : "a penalty on the weights that is added to the loss",
};
