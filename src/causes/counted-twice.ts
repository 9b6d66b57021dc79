// One component is counted twice.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

export const countedTwice: Cause = defineCause({
  id: "counted-twice",
  title: "One component is counted twice",
  doc: {
    what: "One component enters the total twice, the others once: a loss that was added by hand on top of the compiled one.",
    signature: "The rows add up when one weight is 2 and the others are 1.",
    lookalikes: [{ cause: "loss-weights", difference: "the weight 2 is declared" }],
    references: ["https://github.com/AlexeyAB/densecap/issues/32"],
    examples: { found: "corpus/k2-037/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["zero"],
  needs: ["balance", "columns"],

  next: () => ({
    text: "look for the component in `add_loss`, in a custom `train_step`, or twice in the list of losses; if `loss_weights` says 2, all is well",
    code: null,
  }),
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
