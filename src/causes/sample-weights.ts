// Sample or class weights reach the loss and not the metric.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

export const sampleWeights: Cause = defineCause({
  id: "sample-weights",
  title: "Sample or class weights reach the loss and not the metric",
  doc: {
    what: "`sample_weight` and `class_weight` weigh every sample in the loss and in `weighted_metrics`, but not in `metrics`: loss and metric then differ by a ratio.",
    signature: "`loss` and its own metric differ by a steady ratio, not by an offset.",
    lookalikes: [
      {
        cause: "single-output-penalty",
        difference: "the difference is smooth and does not follow the metric",
      },
    ],
    references: ["https://github.com/keras-team/keras/issues/19740"],
    examples: { found: "corpus/k2-062/train.log", ruledOut: "corpus/k3-105/train.log" },
  },
  needs: ["single", "columns"],

  next: () => ({
    text: "give the metric as `weighted_metrics` too: it then equals the loss",
    code: 'model.compile(..., weighted_metrics=["mse"])',
  }),
  examine({ single, columns }) {
    const [metric] = columns.components;
    if (single.kind !== "ratio") return ruledOut(single.reason);
    return found(
      single.firm && columns.epochs >= 5 ? "strong" : "moderate",
      `\`${columns.total}\` is its metric \`${metric}\` times about \`${single.ratio.toPrecision(2)}\`, not plus something`,
      [{ kind: "for", text: single.reason }],
    );
  },
});
