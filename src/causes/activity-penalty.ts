// A penalty on what a layer puts out is in the loss but in no column.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const activityPenalty: Cause = {
  id: "activity-penalty",
  title: "A penalty on a layer's outputs is in the loss but in no column",
  doc: {
    what: "`activity_regularizer=` on a layer, or an `ActivityRegularization` layer, adds a penalty on what the layer puts out for the batch at hand, not on its weights. Keras adds it to the total and prints it nowhere. Whether it is divided by the batch size depends on the release (see below).",
    signature:
      "A positive residual that moves a little with the batches, differs between train and validation, and often stays level or rises while the losses fall.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference:
          "a penalty on weights does not move inside an epoch, and validation lies on the train track",
      },
      { cause: "missing-component", difference: "a loss that is trained falls as the others do" },
      {
        cause: "hidden-loss",
        difference:
          "any term on the data: where the log shows no more than that, this is what is found first",
      },
    ],
    references: [
      "https://keras.io/api/layers/regularizers/",
      "https://github.com/keras-team/keras/pull/22021",
    ],
    steps: ["activity-regularizers", "terms-on-data"],
    examples: { found: "corpus/3.3.0-k2-053/train.log", ruledOut: "seed/answer.log" },
  },
  clause: () => "an activity_regularizer of a layer",
  next: (context) => nextStep("activity-regularizers", context),
};
