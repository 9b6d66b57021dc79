// Cannot tell from this log.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const undetermined: Cause = {
  id: "undetermined",
  title: "Cannot tell from this log",
  doc: {
    what: "The printed rows do not decide between explanations, or contradict all that were tried. Short logs often leave several open: two rows are met by many weights, and rounding hides small terms. The report says what would settle it.",
    signature: "Nothing else is found.",
    lookalikes: [],
    references: [],
    steps: ["full-precision"],
    examples: { found: "", ruledOut: "seed/question.log" },
  },
  clause: ({ rows }) =>
    rows === 0 ? "no row has finite values in every column" : "the printed rows do not tell",
  next: (context) =>
    nextStep("full-precision", context, {
      keras: "train on with validation data and a CSVLogger, which writes all digits",
    }),
};
