// A penalty on the weights is in the loss but in no column.

import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { formatWeight, impossibleInstead, movement, penaltyStep } from "./wording.ts";

export const weightPenalty: Cause = defineCause({
  id: "weight-penalty",
  title: "A penalty on the weights is in the loss but in no column",
  doc: {
    what: "Keras adds every kernel, bias and embedding regularizer, and what `add_loss` makes of the weights, to `loss` and to `val_loss`, and prints it nowhere.",
    signature:
      "A positive residual that moves slowly, does not follow the components or the batches, and is the same in train and validation.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference: "validation is off the train track, or the residual moves with the batches",
      },
      { cause: "missing-component", difference: "the same as hidden-loss" },
    ],
    references: ["https://github.com/keras-team/keras/issues/7464"],
    examples: { found: "seed/question.log", ruledOut: "seed/answer.log" },
  },
  leaves: ["smooth"],
  heldByScore: true,
  outside: true,
  needs: ["nature", "columns"],
  uses: ["simple", "otherColumns"],

  next: penaltyStep,
  examine({ nature, columns, simple, otherColumns }) {
    const filler = otherColumns?.filler ?? null;
    if (filler !== null) return ruledOut(`the column \`${filler.column}\` fills the residual`);
    if (nature.nature === "data-dependent" && nature.sure === "possible")
      return beside("a penalty on the weights can look so too, with a short batch on top of it");
    if (nature.nature !== "weight-function")
      return ruledOut("the residual is not a smooth function of the weights");
    const convex = simple?.find(({ model }) => model.id === "falling-convex")?.feasible === true;
    const moves = movement(nature.residuals);
    const how =
      moves === undefined
        ? []
        : [`${moves}${convex ? "; it fits a curve that falls ever more slowly" : ""}`];
    const shown = nature.weights.map(formatWeight).join(", ");
    return found(nature.sure, "kernel_regularizer, bias_regularizer or add_loss on the weights", [
      ...[...how, ...nature.reasons].map((text) => ({ kind: "for" as const, text })),
      ...impossibleInstead(simple, columns),
      {
        kind: "undecided",
        text: `weights; (${shown}) ${columns.declared ? "declared" : "assumed"}, ranges below. They need not sum to 1: Keras takes loss_weights as they are`,
      },
    ]);
  },
});
