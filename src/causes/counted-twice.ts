// One component is counted twice.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const countedTwice: Cause = defineCause({
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
  leaves: ["zero"],
  needs: ["balance", "columns"],

  next: ({ writer }) =>
    nextStep(
      "read-weights",
      writer,
      "where the weights say 2, all is well; else look for the component in `add_loss`, in a custom `train_step`, or twice in the list of losses",
    ),
  examine({ balance, columns }) {
    const index = balance.weights?.indexOf(2) ?? -1;
    if (balance.kind !== "twice" || index < 0)
      return ruledOut("no component counted twice makes the rows add up");
    return found(
      balance.spare >= 1 ? "strong" : "moderate",
      `\`${columns.components[index]}\` enters the loss twice, the others once`,
      [{ kind: "for", text: `all ${balance.fit?.series.observations.length ?? 0} rows add up so` }],
    );
  },
});
