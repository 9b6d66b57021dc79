// A penalty is in the loss but not in its metric.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { penaltyStep } from "./wording.ts";

export const singleOutputPenalty: Cause = defineCause({
  id: "single-output-penalty",
  title: "A penalty is in the loss but not in its metric",
  doc: {
    what: "With one output Keras prints the total and the metrics, not the loss function alone. The metric that is the loss function shows the loss without penalties; the difference is a regularizer or `add_loss`.",
    signature: "`loss` is above its own metric by a smooth offset that does not follow the metric.",
    lookalikes: [
      {
        cause: "sample-weights",
        difference: "the ratio of loss and metric is steady, not the difference",
      },
    ],
    references: [
      "https://stackoverflow.com/questions/57902381",
      "https://github.com/keras-team/keras/issues/6518",
    ],
    examples: { found: "corpus/k3-105/train.log", ruledOut: "corpus/k2-062/train.log" },
  },
  outside: true,
  needs: ["single", "columns"],

  next: penaltyStep,
  examine({ single, columns }) {
    const [metric] = columns.components;
    if (single.kind !== "offset") return ruledOut(single.reason);
    return found(
      single.firm && columns.epochs >= 5 ? "strong" : "moderate",
      `\`${columns.total}\` stays above its own metric \`${metric}\` by a penalty that is printed nowhere`,
      [{ kind: "for", text: single.reason }],
    );
  },
});
