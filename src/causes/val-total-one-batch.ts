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
  doc: {
    what: "Keras 2.3.0 and 2.3.1 take `val_loss` from the last batch alone if a model with several outputs is validated with a generator. The `val_<output>_loss` columns are means over all batches. Training is not affected, only the printed number. But every callback that monitors `val_loss` uses that wrong number.",
    signature:
      "Training adds up in every row. `val_loss` is far from the sum of its components, above or below it, and differently in each epoch.",
    lookalikes: [
      {
        cause: "partial-batch",
        difference: "leaves a few percent, with the same sign in every validation epoch",
      },
      { cause: "hidden-loss", difference: "a hidden term is in the training total as well" },
      { cause: "averaging-mismatch", difference: "training does not add up either" },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/13389",
      "https://github.com/keras-team/keras/issues/13601",
      "https://github.com/keras-team/keras/issues/13838",
      "https://github.com/matterport/Mask_RCNN/issues/2086",
    ],
    steps: ["evaluate-arrays"],
    examples: { found: "public/mask-rcnn-2086.log", ruledOut: "seed/question.log" },
  },
  clause: () =>
    "training adds up; the validation total is taken from other batches than its components",
  step: {
    keras: "evaluate on arrays instead of a generator, or update Keras",
  },
};
