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
  doc: {
    what: "The total is the sum of the components times one number, the same in every row. The loss may be divided by the steps of gradient accumulation, averaged over replicas or outputs, or added to itself. Or all loss weights are equal.",
    signature: "The rows add up with the same weight for every component, and it is not 1.",
    lookalikes: [
      { cause: "loss-weights", difference: "the weights differ from each other" },
      { cause: "counted-twice", difference: "only one component counts double" },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/16285",
      "https://github.com/huggingface/transformers/issues/35204",
      "https://github.com/jcjohnson/densecap/pull/33",
    ],
    steps: ["read-weights"],
    examples: { found: "corpus/k2-036/train.log", ruledOut: "seed/question.log" },
  },
  step: {
    elsewhere:
      "look for that number in the code: weights, a mean of the parts, accumulation steps or replicas",
  },
  clause: ({ total, weights }) =>
    `\`${total}\` is \`${formatWeight(weights[0] ?? 1)}\` times the sum of the components, in every row`,
};
