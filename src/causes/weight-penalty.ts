// A penalty on the weights is in the loss but in no column.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const weightPenalty: Cause = {
  id: "weight-penalty",
  title: "A penalty on the weights is in the loss but in no column",
  doc: {
    what: "A regularizer of a layer (`kernel_regularizer=`, `bias_regularizer=`, `embeddings_regularizer=`) is a penalty: a number that is made from the weights of the layer and added to the loss, so that the weights stay small. L2 takes the sum of their squares, L1 that of their absolute values. A term that `add_loss` makes of the weights does the same.\n\nKeras adds all of these to `loss` and to `val_loss` and prints none of them, so that the total is larger than its components. That is how it is meant to be: nothing is wrong with the training. With a strong penalty and a large network the residual can be most of the total.",
    signature:
      "A positive residual that moves slowly: it does not jump with the batches, does not follow the components, and is the same in train and in validation, up to what one epoch changes.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference:
          "moves with the batches inside an epoch, and its validation residual is off the train track",
      },
      {
        cause: "missing-component",
        difference:
          "a loss that is trained and not printed; it also is off the train track in validation",
      },
      {
        cause: "partial-batch",
        difference:
          "is at most about one part in the number of steps, and gone before the last step of an epoch",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/7464",
      "https://keras.io/api/layers/regularizers/",
    ],
    steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
    examples: { found: "seed/question.log", ruledOut: "seed/answer.log" },
  },
  clause: ({ printer }) =>
    printer === null
      ? "kernel_regularizer, bias_regularizer or add_loss on the weights"
      : "a penalty on the weights that is added to the loss",
  next: (context) => nextStep("sum-penalties", context),
};
