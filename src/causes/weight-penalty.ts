// A penalty on the weights is in the loss but in no column.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { formatWeight, penaltyStep } from "./wording.ts";

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
  needs: ["nature", "columns"],

  next: penaltyStep,
  examine({ nature, columns }) {
    if (nature.nature !== "weight-function")
      return ruledOut("the residual is not a smooth function of the weights");
    const certainty =
      nature.basis === "updates"
        ? "strong"
        : nature.basis === "epochs" && columns.epochs < 8
          ? "possible"
          : "moderate";
    return found(certainty, "kernel_regularizer, bias_regularizer or add_loss on the weights", [
      ...nature.reasons.map((text) => ({ kind: "for" as const, text })),
      {
        kind: "undecided",
        text: `weights: ${columns.components.map((name, i) => `\`${name}\` ${formatWeight(nature.weights[i] ?? 1)}`).join(", ")} taken; the ranges below hold under the shown residual model, and weights need not sum to 1`,
      },
      ...(columns.hasVal || nature.basis === "updates"
        ? []
        : [
            {
              kind: "undecided" as const,
              text: "without validation a term that depends on the data can look the same (`hidden-loss`)",
            },
          ]),
    ]);
  },
});
