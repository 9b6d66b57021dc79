// The components are not printed.

import type { Cause } from "./cause.ts";
import { familyOf, nextStep } from "./next-steps.ts";
import { listed } from "./wording.ts";

export const componentsNotPrinted: Cause = {
  id: "components-not-printed",
  title: "The components are not printed",
  words: { name: "parts that are not printed" },
  doc: {
    what: "The log shows the total but none of the losses it is made of, so there is nothing to compare it with. A model with one output prints no component. Keras 3.0 to 3.4 print none for models with several outputs either.",
    signature:
      "`loss` is there, no column name ends in `_loss`, and no metric is the loss function itself.",
    lookalikes: [
      {
        cause: "single-output-penalty",
        difference: "a metric is the loss function, so there is something to compare with",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/19159",
      "https://github.com/keras-team/keras/issues/19219",
      "https://github.com/keras-team/keras/pull/20023",
    ],
    steps: ["output-metrics", "loss-as-metric"],
    examples: { found: "releases/keras-3.4.1.log", ruledOut: "seed/question.log" },
  },
  clause: ({ total, metrics }) =>
    metrics.length === 0
      ? `\`${total}\` is printed without the losses it is made of, and there is no other column`
      : `\`${total}\` is printed without the losses it is made of; the other columns are metrics: ${listed(metrics.map((name) => `\`${name}\``))}`,
  next: (context) =>
    context.writer.releases !== undefined &&
    familyOf(context.writer) === "keras3" &&
    !context.metrics.some(isOfOneOutput)
      ? nextStep("output-metrics", context, {
          keras:
            "with one output, give the loss as a metric, too: `metrics=[loss]`. With several, update to Keras 3.5 or later, which prints their losses; or print each as a metric and name them with `lossledger --components a_mse,b_mse`",
        })
      : nextStep("loss-as-metric", context),
};

/** With several outputs Keras puts the name of one before each metric. */
function isOfOneOutput(metric: string): boolean {
  return !metric.includes("_");
}
