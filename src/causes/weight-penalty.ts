// A penalty on the weights is in the loss but in no column.

import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { impossibleInstead, movement, weightList } from "./wording.ts";

export const weightPenalty: Cause = defineCause({
  id: "weight-penalty",
  title: "A penalty on the weights is in the loss but in no column",
  doc: {
    what: "A regularizer of a layer (`kernel_regularizer=`, `bias_regularizer=`, `embeddings_regularizer=`) is a penalty: a number that is made from the weights of the layer and added to the loss, so that the weights stay small. L2 takes the sum of their squares, L1 that of their absolute values. A term that `add_loss` makes of the weights does the same.\n\nKeras adds all of these to `loss` and to `val_loss` and prints none of them, so that the total is larger than its components. That is how it is meant to be: nothing is wrong with the training. With a strong penalty and a large network the residual can be most of the total.",
    signature:
      "A positive residual that moves slowly: it does not jump with the batches, does not follow the components, and is the same in train and in validation, up to what one epoch changes.",
    lookalikes: [
      {
        cause: "hidden-loss",
        difference:
          "moves with the batches inside an epoch, and its validation residual is off the train track",
      },
      {
        cause: "missing-component",
        difference:
          "a loss that is trained and not printed; it also is off the train track in validation",
      },
      {
        cause: "partial-batch",
        difference:
          "is at most about one part in the number of steps, and gone before the last step of an epoch",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/7464",
      "https://keras.io/api/layers/regularizers/",
    ],
    steps: ["sum-penalties", "penalties-by-layer", "penalty-by-epoch"],
    examples: { found: "seed/question.log", ruledOut: "seed/answer.log" },
  },
  leaves: ["smooth"],
  heldByScore: true,
  outside: true,
  needs: ["nature", "columns"],
  uses: ["simple", "otherColumns"],

  next: ({ writer }) => nextStep("sum-penalties", writer),
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
    const shown = weightList(nature.weights);
    return found(nature.sure, "kernel_regularizer, bias_regularizer or add_loss on the weights", [
      ...[...how, ...nature.reasons].map((text) => ({ kind: "for" as const, text })),
      ...impossibleInstead(simple, columns),
      {
        kind: "undecided",
        text: `weights; ${shown} ${columns.declared ? "declared" : "assumed"}, ranges below. They need not sum to 1: Keras takes loss_weights as they are`,
      },
    ]);
  },
});
