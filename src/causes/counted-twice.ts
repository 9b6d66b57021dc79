// One component is counted twice.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const countedTwice: Cause = {
  id: "counted-twice",
  title: "One component is counted twice",
  doc: {
    what: "One component enters the total twice and the others once: a loss that `compile` was given and that `add_loss` or a custom `train_step` adds again. The model is then trained with double weight on it. Where `loss_weights` says 2 for it, this is as it should be.",
    signature: "The rows add up when one weight is 2 and all others are 1.",
    lookalikes: [
      { cause: "loss-weights", difference: "the weight 2 is one that was asked for" },
      { cause: "uniform-scale", difference: "every component counts double" },
    ],
    references: ["https://github.com/jcjohnson/densecap/issues/32"],
    steps: ["read-weights"],
    examples: { found: "corpus/k2-037/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ components, weights }) =>
    `\`${components[Math.max(0, weights.indexOf(Math.max(...weights)))] ?? ""}\` counts twice, the others once`,
  next: (context) =>
    nextStep("read-weights", context, {
      keras:
        "where the weights say 2, all is well; else look for the component in `add_loss`, in a custom `train_step`, or twice in the list of losses",
      elsewhere:
        "where the code gives it the weight 2, all is well; else look for the place that adds it a second time",
    }),
};
