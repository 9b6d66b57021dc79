// The loss is a multiple of the sum.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { formatWeight as format } from "./wording.ts";

export const uniformScale: Cause = defineCause({
  id: "uniform-scale",
  title: "The loss is a multiple of the sum",
  doc: {
    what: "The total is the sum of the components times one number: gradient accumulation, a mean over outputs or replicas, or equal loss weights.",
    signature: "The rows add up when every weight is the same number, and that number is not 1.",
    lookalikes: [{ cause: "loss-weights", difference: "the weights differ from each other" }],
    references: [
      "https://github.com/keras-team/keras/issues/16285",
      "https://github.com/huggingface/transformers/issues/35204",
    ],
    examples: { found: "corpus/k2-036/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["zero"],
  needs: ["balance"],

  next: () => ({
    text: "look for a division or multiplication of the loss: accumulation steps, number of replicas, number of outputs",
    code: null,
  }),
  examine({ balance }) {
    const [weight] = balance.weights ?? [];
    if (balance.kind !== "scale" || weight === undefined)
      return ruledOut("no single number times the sum gives the loss");
    return found(
      "strong",
      `the loss is \`${format(weight)}\` times the sum of the components, in every row`,
      [
        {
          kind: "for",
          text: `all ${balance.fit?.series.observations.length ?? 0} rows add up at this one weight for all`,
        },
      ],
    );
  },
});
