// Cannot tell from this log.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";
import { nextStep } from "./next-steps.ts";

/** More digits are no help where no row is whole. */
const TOGETHER =
  "print the total and all of its parts in the same row; or name the parts that are printed with it: `lossledger LOG --components a,b`";

export const undetermined: Cause = {
  id: "undetermined",
  title: "Cannot tell from this log",
  words: { name: "no clear cause" },
  doc: {
    what: "The printed rows fit several explanations, or none that was tried. This is common in short logs: two rows fit many weights, and rounding hides small terms. The report says what would settle it.",
    signature: "No other cause is found.",
    lookalikes: [],
    references: [],
    steps: ["full-precision"],
    examples: { found: "", ruledOut: "seed/question.log" },
  },
  clause: ({ rows }) =>
    rows === 0
      ? "no row has finite values in every column"
      : "the printed rows fit several explanations, or none",
  next: (context) =>
    context.rows === 0
      ? inWords(TOGETHER)
      : nextStep("full-precision", context, {
          keras: "continue training with validation data and a CSVLogger, which writes all digits",
        }),
};
