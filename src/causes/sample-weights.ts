// Sample or class weights reach the loss and not the metric.

import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const sampleWeights: Cause = defineCause({
  id: "sample-weights",
  title: "Sample or class weights reach the loss and not the metric",
  doc: {
    what: "`sample_weight` and `class_weight` let some samples count more. They enter the loss and the `weighted_metrics`, but not the `metrics`. The loss divides the weighted sum by the number of samples, a weighted metric by the sum of the weights, so that the loss is the weighted metric times the mean weight.",
    signature: "`loss` and its own metric differ by a steady ratio, not by an offset.",
    lookalikes: [
      {
        cause: "single-output-penalty",
        difference:
          "the difference is smooth and does not follow the metric; a single row cannot tell",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/19740",
      "https://github.com/keras-team/keras/issues/5549",
    ],
    steps: ["weighted-metric"],
    examples: { found: "corpus/k2-062/train.log", ruledOut: "corpus/k3-105/train.log" },
  },
  needs: ["single", "columns"],

  next: ({ components: [metric = ""], writer }) => {
    const step = nextStep("weighted-metric", writer);
    // The recipe is written for mse; a metric that is a loss goes by the same name in both places.
    const name = /^[a-z_]+$/.test(metric) ? metric : "mse";
    return { ...step, code: step.code?.replaceAll("mse", name) ?? null };
  },
  examine({ single, columns }) {
    const [metric] = columns.components;
    if (single.kind !== "ratio" && single.untold)
      return beside(`\`${columns.total}\` may be its metric \`${metric}\` times something`);
    if (single.kind !== "ratio") return ruledOut(single.reason);
    return found(
      single.untold ? "possible" : single.firm && columns.epochs >= 5 ? "strong" : "moderate",
      `\`${columns.total}\` is its metric \`${metric}\` times about \`${single.ratio.toPrecision(2)}\`, not plus something`,
      [{ kind: "for", text: single.reason }],
    );
  },
});
