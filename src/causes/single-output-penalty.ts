// A penalty is in the loss but not in its metric.

import type { Cause } from "./cause.ts";
import { weightPenaltyWords } from "./wording.ts";

export const singleOutputPenalty: Cause = {
  id: "single-output-penalty",
  title: "A penalty is in the loss but not in its metric",
  words: { ...weightPenaltyWords, why: "Keras adds it to the loss but to no metric." },
  doc: {
    what: "With one output, Keras prints the total and the metrics, but not the loss function by itself. If a metric is the loss function (`mse`, `mae`, a crossentropy), it shows the loss without penalties. What the total has beyond it is a penalty: a regularizer or a term from `add_loss`.",
    signature:
      "`loss` stays above its own metric by a difference that moves slowly and does not follow the metric.",
    lookalikes: [
      {
        cause: "sample-weights",
        difference:
          "the ratio of loss and metric is steady, not their difference; one row cannot tell",
      },
      { cause: "weight-penalty", difference: "the same in a model with several outputs" },
    ],
    references: [
      "https://stackoverflow.com/questions/57902381",
      "https://github.com/keras-team/keras/issues/6518",
    ],
    steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
    examples: { found: "corpus/k3-105/train.log", ruledOut: "corpus/k2-062/train.log" },
  },
  clause: ({ total, components }) =>
    `\`${total}\` stays above its own metric \`${components[0] ?? ""}\` by a penalty that is printed nowhere`,
};
