// The loss is a multiple of the sum.

import type { Cause } from "./cause.ts";
import { formatWeight } from "./wording.ts";

export const uniformScale: Cause = {
  id: "uniform-scale",
  title: "The loss is a multiple of the sum",
  words: {
    name: "one factor on everything",
    keras: "gradient accumulation, replicas or the number of outputs",
    elsewhere: "gradient accumulation, replicas or the number of outputs",
  },
  steps: ["total-over-sum"],
  examples: { found: "corpus/k2-036/train.log", ruledOut: "seed/question.log" },
  clause: ({ total, weights }) =>
    `\`${total}\` is \`${formatWeight(weights[0] ?? 1)}\` times the sum of the components, in every row`,
};
