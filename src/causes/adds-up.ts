// The components add up to the loss.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

/** Width of one number, as a share of the total, beyond which adding up says nothing. */
const COARSE = 0.2;

export const addsUp: Cause = defineCause({
  id: "adds-up",
  title: "The components add up to the loss",
  doc: {
    what: "Every row is the sum of its components, within the rounding of the print. Nothing is hidden: no penalty, no further loss, and every weight is what it was taken to be.\n\nDecoupled weight decay (`AdamW`, `weight_decay=`), dropout and batch normalization never enter the loss, so that a model with them adds up as well.",
    signature:
      "Total minus components is zero within rounding, in every row of train and validation.",
    lookalikes: [
      {
        cause: "expected-penalty-absent",
        difference: "the same log, where you said that a penalty should be in it",
      },
      {
        cause: "partial-batch",
        difference: "a residual beyond rounding that only rows with a short last batch have",
      },
    ],
    references: ["https://github.com/keras-team/keras/pull/2396"],
    examples: { found: "corpus/k2-066/train.log", ruledOut: "seed/question.log" },
  },
  needs: ["balance", "columns"],

  next: () => null,
  examine({ balance, columns }) {
    if (balance.kind !== "base") return ruledOut("some row does not add up at the weights taken");
    const at = columns.declared ? "the declared weights" : "weights 1";
    const observations = balance.fit?.series.observations ?? [];
    const rows = observations.length;
    const coarse = observations.every(({ total, components }) =>
      [total, ...components].some(
        ({ low, high }) =>
          high - low > COARSE * Math.max(Math.abs(total.low), Math.abs(total.high)),
      ),
    );
    if (coarse)
      return found("possible", `at ${at} too, but the numbers are printed too coarsely to tell`);
    return found(
      rows > 1 ? "strong" : "moderate",
      `${rows === 1 ? "the one row adds" : `all ${rows} rows add`} up at ${at}, within rounding`,
      [
        {
          kind: "for",
          text: "what is left is no larger than the last printed digit and float32 allow",
        },
      ],
    );
  },
});
