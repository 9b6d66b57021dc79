// A term that depends on the data is in the loss but in no column.

import type { Cause } from "./cause.ts";

export const hiddenLoss: Cause = {
  id: "hidden-loss",
  title: "A data-dependent term is in the loss but in no column",
  words: {
    name: "a data-dependent term",
    keras: "`activity_regularizer=` or `add_loss()`",
    elsewhere: "an auxiliary loss that is not printed",
    why: "Keras never prints it.",
  },
  doc: {
    what: "A term that depends on the data is part of the total but has no column. It may be a penalty on a layer's outputs, a term from `add_loss` (such as the KL term of a variational autoencoder), or an output whose loss is not printed. The printed numbers alone often cannot tell these apart.",
    signature:
      "A positive residual that moves with the batches within an epoch, or that differs between training and validation.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference: "the same in train and validation, and does not move with the batches",
      },
      {
        cause: "activity-penalty",
        difference: "an `activity_regularizer` is one kind of hidden loss",
      },
      {
        cause: "missing-component",
        difference: "an output whose loss is not printed is another kind",
      },
    ],
    references: [
      "https://github.com/matterport/Mask_RCNN/issues/2603",
      "https://keras.io/api/losses/#the-addloss-api",
    ],
    steps: ["terms-on-data", "activity-regularizers"],
    examples: { found: "corpus/k3-054/train.log", ruledOut: "seed/answer.log" },
  },
  clause: ({ mayBeKeras }) =>
    mayBeKeras
      ? "a data-dependent term that is printed nowhere: add_loss or an activity_regularizer"
      : "a data-dependent term that is added to the loss and printed nowhere",
};
