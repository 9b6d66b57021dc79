// The validation total comes from one batch, the components from all.

import type { Cause } from "./cause.ts";

export const valTotalOneBatch: Cause = {
  id: "val-total-one-batch",
  title: "The validation total comes from one batch, its components from all",
  words: {
    name: "a validation total from one batch",
    keras: "`val_loss` comes from the last batch, its parts are means",
    elsewhere: "the total comes from the last batch, the parts are means",
  },
  steps: ["evaluate-arrays"],
  examples: { found: "public/mask-rcnn-2086.log", ruledOut: "seed/question.log" },
  clause: () =>
    "training adds up; the validation total is taken from other batches than its components",
  step: {
    keras: "evaluate on arrays instead of a generator, or update Keras",
  },
};
