// A penalty is in the loss but not in its metric.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const singleOutputPenalty: Cause = defineCause({
  id: "single-output-penalty",
  title: "A penalty is in the loss but not in its metric",
  doc: {
    what: "With one output Keras prints the total and the metrics, but not the loss function by itself. Where a metric is the loss function (`mse`, `mae`, a crossentropy), it shows the loss without penalties. What the total has on top of it is a penalty: a regularizer, or a term of `add_loss`.",
    signature:
      "`loss` stays above its own metric by an offset that moves slowly and does not follow the metric.",
    lookalikes: [
      {
        cause: "sample-weights",
        difference:
          "the ratio of loss and metric is steady, not their difference; a single row cannot tell",
      },
      { cause: "weight-penalty", difference: "the same thing in a model with several outputs" },
    ],
    references: [
      "https://stackoverflow.com/questions/57902381",
      "https://github.com/keras-team/keras/issues/6518",
    ],
    steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
    examples: { found: "corpus/k3-105/train.log", ruledOut: "corpus/k2-062/train.log" },
  },
  outside: true,
  needs: ["single", "columns"],

  next: ({ writer }) => nextStep("sum-penalties", writer),
  examine({ single, columns }) {
    const [metric] = columns.components;
    if (single.kind !== "offset") return ruledOut(single.reason);
    return found(
      single.untold ? "possible" : single.firm && columns.epochs >= 5 ? "strong" : "moderate",
      `\`${columns.total}\` stays above its own metric \`${metric}\` by a penalty that is printed nowhere`,
      [{ kind: "for", text: single.reason }],
    );
  },
});
