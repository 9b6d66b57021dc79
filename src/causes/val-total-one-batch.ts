// The validation total comes from one batch, the components from all.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const valTotalOneBatch: Cause = {
  id: "val-total-one-batch",
  title: "The validation total comes from one batch, its components from all",
  doc: {
    what: "Keras 2.3.0 and 2.3.1 take the `val_loss` of a model with several outputs from the last batch alone when it is validated by a generator; the `val_<output>_loss` columns are means over all batches. The model was trained all right: only the printed number is wrong, and with it every callback that watches `val_loss`.",
    signature:
      "Train adds up in every row; `val_loss` is far from the sum of its components, above or below, and different from epoch to epoch.",
    lookalikes: [
      {
        cause: "partial-batch",
        difference: "leaves a few percent, with the same sign in every epoch of validation",
      },
      { cause: "hidden-loss", difference: "a hidden term is in the train total as well" },
      { cause: "averaging-mismatch", difference: "train is off too" },
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
    "train adds up; the total of validation is taken from other batches than its components",
  next: (context) =>
    nextStep("evaluate-arrays", context, {
      keras: "evaluate on arrays instead of a generator, or update Keras: total and sum then agree",
    }),
};
