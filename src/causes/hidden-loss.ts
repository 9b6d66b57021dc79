// A term that depends on the data is in the loss but in no column.

import { beside, defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { dependsOnData } from "../reconcile/nature-fact.ts";
import { impossibleInstead } from "./wording.ts";

export const hiddenLoss: Cause = defineCause({
  id: "hidden-loss",
  title: "A term that depends on the data is in the loss but in no column",
  doc: {
    what: "A term that depends on the data is part of the total and stands in no column: a penalty on a layer's outputs, a term that a layer or the model adds with `add_loss` (such as the KL term of a variational autoencoder), or an output whose loss is not printed. From the printed numbers alone these are often one and the same.",
    signature:
      "A positive residual that moves with the batches inside an epoch, or whose validation values are off the train track.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference: "is the same in train and validation and does not move with the batches",
      },
      {
        cause: "activity-penalty",
        difference: "an `activity_regularizer` is one kind of hidden loss",
      },
      { cause: "missing-component", difference: "so is an output whose loss is not printed" },
    ],
    references: [
      "https://github.com/matterport/Mask_RCNN/issues/2603",
      "https://keras.io/api/losses/#the-addloss-api",
    ],
    steps: ["terms-on-data", "activity-regularizers"],
    examples: { found: "corpus/k3-054/train.log", ruledOut: "corpus/k2-050/train.log" },
  },
  leaves: ["smooth"],
  heldByScore: true,
  outside: true,
  needs: ["nature", "columns"],
  uses: ["simple", "otherColumns"],

  next: ({ writer }) => nextStep("terms-on-data", writer),
  examine({ nature, columns, simple, otherColumns }) {
    const filler = otherColumns?.filler ?? null;
    if (filler !== null) return ruledOut(`the column \`${filler.column}\` fills the residual`);
    const onData = dependsOnData(nature);
    if (onData === "perhaps")
      return beside("a term on the data that moves little from batch to batch would look so too", [
        { kind: "undecided", text: "these rows do not show the batches" },
      ]);
    if (onData === "no") return ruledOut("the residual does not move with the data");
    return found(
      nature.sure,
      "an activity penalty, an `add_loss` on the data, or an output whose loss is not printed",
      [
        ...nature.reasons.map((text) => ({ kind: "for" as const, text })),
        ...impossibleInstead(simple, columns),
        {
          kind: "undecided",
          text: "which of these it is cannot be told from the log: `activity_regularizer`, `add_loss`, a missing component",
        },
      ],
    );
  },
});
