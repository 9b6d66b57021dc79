// A short last batch weighs differently in the total and in the components.

import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { impossibleInstead } from "./wording.ts";

export const partialBatch: Cause = defineCause({
  id: "partial-batch",
  title: "A short last batch weighs differently in the total and in the components",
  doc: {
    what: "Keras 3 on TensorFlow averages the total over samples and the components over steps. When the batch size does not divide the number of samples, the last, short batch then counts more in the components.",
    signature:
      "A residual of at most about one part in the number of steps, with no hidden term anywhere; updates before the last step add up.",
    lookalikes: [
      { cause: "hidden-loss", difference: "the residual is larger than a short batch can leave" },
    ],
    references: [
      "https://github.com/keras-team/keras/blob/v3.15.1/keras/src/trainers/compile_utils.py",
    ],
    examples: { found: "corpus/k3-066/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["short-batch"],
  heldByScore: true,
  needs: ["nature", "columns"],
  uses: ["simple"],

  next: () => ({
    text: "make all batches the same size and compare",
    code: "dataset = dataset.batch(32, drop_remainder=True)",
  }),
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
