// A term that depends on the data is in the loss but in no column.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const hiddenLoss: Cause = {
  id: "hidden-loss",
  title: "A term that depends on the data is in the loss but in no column",
  doc: {
    what: "A term that depends on the data is part of the total and stands in no column: a penalty on a layer's outputs, a term that a layer or the model adds with `add_loss` (such as the KL term of a variational autoencoder), or an output whose loss is not printed. From the printed numbers alone these are often one and the same.",
    signature:
      "A positive residual that moves with the batches inside an epoch, or whose validation values are off the train track.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference: "is the same in train and validation and does not move with the batches",
      },
      {
        cause: "activity-penalty",
        difference: "an `activity_regularizer` is one kind of hidden loss",
      },
      { cause: "missing-component", difference: "so is an output whose loss is not printed" },
    ],
    references: [
      "https://github.com/matterport/Mask_RCNN/issues/2603",
      "https://keras.io/api/losses/#the-addloss-api",
    ],
    steps: ["terms-on-data", "activity-regularizers"],
    examples: { found: "corpus/k3-054/train.log", ruledOut: "seed/answer.log" },
  },
  clause: ({ printer }) =>
    printer === null
      ? "a term on the data that is printed nowhere: add_loss, an activity_regularizer"
      : "a term on the data that is added to the loss and printed nowhere",
  next: (context) => nextStep("terms-on-data", context),
};
