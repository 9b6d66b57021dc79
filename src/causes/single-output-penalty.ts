// A penalty is in the loss but not in its metric.

import type { Cause } from "./cause.ts";
import { weightPenaltyWords } from "./wording.ts";

export const singleOutputPenalty: Cause = {
  id: "single-output-penalty",
  title: "A penalty is in the loss but not in its metric",
  words: { ...weightPenaltyWords, why: "Keras adds it to the loss but to no metric." },
  steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
  examples: { found: "corpus/k3-105/train.log", ruledOut: "corpus/k2-062/train.log" },
  clause: ({ total, components }) =>
    `\`${total}\` stays above its own metric \`${components[0] ?? ""}\` by a penalty that is printed nowhere`,
};
