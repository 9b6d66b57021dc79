// Cannot tell from this log.

import { type Cause, causeOnPage } from "./cause.ts";
import { inWords } from "./finding.ts";
import { nextStep } from "./next-steps.ts";
import { text } from "./undetermined.md.text";

/** More digits are no help where no row is whole. */
const TOGETHER =
  "print the total and all of its parts in the same row; or name the parts that are printed with it: `lossledger LOG --components a,b`";

export const undetermined: Cause = causeOnPage("undetermined", text, {
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
});
