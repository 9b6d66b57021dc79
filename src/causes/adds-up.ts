// The components add up to the loss.

import type { Cause } from "./cause.ts";
import { MATERIAL_SHARE } from "../verdict/thresholds.ts";
import { percentText, rowsText } from "./wording.ts";

export const addsUp: Cause = {
  id: "adds-up",
  title: "The components add up to the loss",
  words: { name: "nothing is hidden" },
  doc: {
    what: "Every row is the sum of its components, within the rounding of the printed digits. Nothing is hidden: no penalty, no further loss, and every weight is as assumed.\n\nDecoupled weight decay (`AdamW`, `weight_decay=`), dropout and batch normalization never enter the loss. A model with them adds up as well.",
    signature:
      "Total minus components is zero within rounding, in every row of train and validation.",
    lookalikes: [
      {
        cause: "expected-penalty-absent",
        difference: "the same log, but you said that a penalty should be in the loss",
      },
      {
        cause: "partial-batch",
        difference: "a residual beyond rounding, only in rows that include a short last batch",
      },
    ],
    references: ["https://github.com/keras-team/keras/pull/2396"],
    examples: { found: "corpus/k2-066/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ rows, declared, isExact }) =>
    isExact
      ? `${rowsText(rows)} up at ${declared ? "the declared weights" : "weights 1"}, within rounding`
      : `rounding, or less than ${percentText(MATERIAL_SHARE)} of the total, is left in every row`,
};
