// Cannot tell from this log.

import { MOST_COMPONENTS } from "../reconcile/facts.ts";
import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const undetermined: Cause = defineCause({
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
  outside: true,
  needs: ["columns"],
  uses: ["nature", "balance", "hiddenNan", "schedule"],
  next: ({ writer }) =>
    nextStep(
      "full-precision",
      writer,
      "train on with validation data and a CSVLogger, which writes all digits",
    ),
  examine({ nature, balance, columns, hiddenNan, schedule }) {
    if (columns.components.length === 0) return ruledOut("there are no components to reconcile");
    const unclear =
      nature?.nature === "unclear" ||
      // Too few epochs to look for weights that change, yet something changes.
      (nature?.nature === "break" && schedule === undefined) ||
      (nature === undefined && balance === undefined);
    if (!unclear || (hiddenNan ?? []).length > 0)
      return ruledOut("another cause explains the rows");
    return found(
      "possible",
      "the printed rows do not tell",
      (nature?.reasons ?? [withoutRows(columns.components.length)]).map((text) => ({
        kind: "undecided" as const,
        text,
      })),
    );
  },
});

function withoutRows(components: number): string {
  return components > MOST_COMPONENTS
    ? `${components} components are more than the ${MOST_COMPONENTS} that are reconciled; name some with \`--components\``
    : "no row has finite values in every column";
}
