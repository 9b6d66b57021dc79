// A penalty on what a layer puts out is in the loss but in no column.

import type { Cause } from "./cause.ts";

export const activityPenalty: Cause = {
  id: "activity-penalty",
  title: "A penalty on a layer's outputs is in the loss but in no column",
  words: {
    name: "an activity penalty",
    keras: "`activity_regularizer=`",
    elsewhere: "a term on the outputs of a layer",
    why: "Keras never prints it.",
  },
  doc: {
    what: "`activity_regularizer=` on a layer, or an `ActivityRegularization` layer, adds a penalty on the layer's outputs for the current batch. It does not depend on the weights alone. Keras adds it to the total and prints it nowhere. Some releases divide it by the batch size.",
    signature:
      "A positive residual that moves a little with the batches and differs between train and validation. Often it stays level or rises while the losses fall.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference:
          "a penalty on weights does not change within an epoch, and validation has about the same value as training",
      },
      { cause: "missing-component", difference: "a trained loss falls as the other losses do" },
      {
        cause: "hidden-loss",
        difference:
          "the general case: any data-dependent term; it is named first when the log shows no more than that",
      },
    ],
    references: [
      "https://keras.io/api/layers/regularizers/",
      "https://github.com/keras-team/keras/pull/22021",
    ],
    steps: ["activity-regularizers", "terms-on-data"],
    examples: { found: "corpus/3.3.0-k2-053/train.log", ruledOut: "seed/answer.log" },
  },
  clause: () => "an activity_regularizer on a layer",
};
