// The loss is a multiple of the sum.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatWeight as format } from "./wording.ts";

export const uniformScale: Cause = defineCause({
  id: "uniform-scale",
  title: "The loss is a multiple of the sum",
  doc: {
    what: "The total is the sum of the components times one number that is the same in every row: the loss was divided by the steps of gradient accumulation, averaged over replicas or outputs, added to itself, or all loss weights are equal.",
    signature: "The rows add up when every weight is the same number, and that number is not 1.",
    lookalikes: [
      { cause: "loss-weights", difference: "the weights differ from each other" },
      { cause: "counted-twice", difference: "only one of the components counts double" },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/16285",
      "https://github.com/huggingface/transformers/issues/35204",
      "https://github.com/jcjohnson/densecap/pull/33",
    ],
    steps: ["total-over-sum"],
    examples: { found: "corpus/k2-036/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["zero"],
  needs: ["balance"],

  next: ({ writer }) => nextStep("total-over-sum", writer),
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
