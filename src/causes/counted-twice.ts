// One component is counted twice.

import type { Cause } from "./cause.ts";

export const countedTwice: Cause = {
  id: "counted-twice",
  title: "One component is counted twice",
  words: { name: "a part that is counted twice" },
  doc: {
    what: "One component enters the total twice and the others once. Usually a loss given to `compile` is added again by `add_loss` or by a custom `train_step`. The model then trains with double weight on it. If `loss_weights` gives it the weight 2, all is as intended.",
    signature: "The rows add up with one weight of 2 and all others 1.",
    lookalikes: [
      { cause: "loss-weights", difference: "the weight 2 was asked for" },
      { cause: "uniform-scale", difference: "every component counts double" },
    ],
    references: ["https://github.com/jcjohnson/densecap/issues/32"],
    steps: ["read-weights"],
    examples: { found: "corpus/k2-037/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ components, weights }) =>
    `\`${components[Math.max(0, weights.indexOf(Math.max(...weights)))] ?? ""}\` counts twice, the others once`,
  step: {
    keras:
      "read the weights: if they say 2, all is as intended. Otherwise look for the component in `add_loss`, in a custom `train_step`, or twice in the list of losses",
    elsewhere:
      "read the code: if it gives the weight 2, all is as intended. Otherwise look for the place that adds it a second time",
  },
};
