// The components are not printed.

import { type Cause, causeOnPage } from "./cause.ts";
import { familyOf, nextStep } from "./next-steps.ts";
import { listed } from "./wording.ts";
import { text } from "./components-not-printed.md.text";

export const componentsNotPrinted: Cause = causeOnPage("components-not-printed", text, {
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
});

/** With several outputs Keras puts the name of one before each metric. */
function isOfOneOutput(metric: string): boolean {
  return !metric.includes("_");
}
