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
  steps: ["activity-regularizers", "terms-on-data"],
  examples: { found: "corpus/3.3.0-k2-053/train.log", ruledOut: "seed/answer.log" },
  clause: () => "an activity_regularizer on a layer",
};
