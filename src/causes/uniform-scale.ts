// The loss is a multiple of the sum.

import type { Cause } from "./cause.ts";
import { formatWeight } from "./wording.ts";

export const uniformScale: Cause = {
  id: "uniform-scale",
  title: "The loss is a multiple of the sum",
  words: {
    name: "one factor on everything",
    keras: "equal `loss_weights=`, gradient accumulation or replicas",
    elsewhere: "equal weights, a mean of the parts, gradient accumulation or replicas",
  },
  steps: ["read-weights"],
  examples: { found: "corpus/k2-036/train.log", ruledOut: "seed/question.log" },
  step: {
    elsewhere:
      "look for that number in the code: weights, a mean of the parts, accumulation steps or replicas",
  },
  clause: ({ total, weights }) =>
    `\`${total}\` is \`${formatWeight(weights[0] ?? 1)}\` times the sum of the components, in every row`,
};
