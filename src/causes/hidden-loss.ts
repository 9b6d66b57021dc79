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
  steps: ["terms-on-data", "activity-regularizers"],
  examples: { found: "corpus/k3-054/train.log", ruledOut: "seed/answer.log" },
  clause: ({ mayBeKeras }) =>
    mayBeKeras
      ? "a data-dependent term that is printed nowhere: add_loss or an activity_regularizer"
      : "a data-dependent term that is added to the loss and printed nowhere",
};
