// A short last batch weighs differently in the total and in the components.

import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { impossibleInstead } from "./wording.ts";

export const partialBatch: Cause = defineCause({
  id: "partial-batch",
  title: "A short last batch weighs differently in the total and in the components",
  doc: {
    what: "When the batch size does not divide the number of samples, the last batch of an epoch is shorter than the others. A mean over samples counts it less than a mean over steps does. Keras 3 on TensorFlow takes the total as a mean over samples and the components as means over steps, so that they differ a little although nothing is hidden.",
    signature:
      "A small residual, at most about one part in the number of steps, of both signs in train (where the samples are shuffled) and of one sign in validation; updates before the last step of an epoch add up.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference:
          "is larger than a short batch can leave, or there in updates before the last step",
      },
      { cause: "averaging-mismatch", difference: "is larger, and of both signs in every split" },
      {
        cause: "weight-penalty",
        difference: "is there in updates too; both may be at work at once",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/blob/v3.15.1/keras/src/trainers/compile_utils.py",
    ],
    steps: ["equal-batches"],
    examples: { found: "corpus/k3-066/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["short-batch"],
  heldByScore: true,
  needs: ["nature", "columns"],
  uses: ["simple"],

  next: ({ writer }) => nextStep("equal-batches", writer),
  examine({ nature, columns, simple }) {
    const ridesOn = nature.nature === "weight-function" || nature.nature === "data-dependent";
    if (ridesOn && nature.scatter !== null)
      return beside(
        "on top of it the rows scatter as a short last batch makes them, in train at least",
        [
          {
            kind: "for",
            text: `they lie off the line of their neighbours by \`${Number((100 * nature.scatter).toPrecision(2))} %\` of the sum, beyond rounding`,
          },
        ],
      );
    if (nature.nature !== "short-batch")
      return ruledOut("the residual is not what a short last batch leaves");
    return found(
      nature.basis === "updates" ? "strong" : "possible",
      "total and components average a short last batch differently; nothing else is hidden",
      [
        ...nature.reasons.map((text) => ({ kind: "for" as const, text })),
        ...impossibleInstead(simple, columns),
      ],
    );
  },
});
