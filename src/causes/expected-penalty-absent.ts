// A penalty was expected, and the log adds up without one.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

export const expectedPenaltyAbsent: Cause = defineCause({
  id: "expected-penalty-absent",
  title: "A penalty was expected, but the log adds up without one",
  doc: {
    what: "You said that the model has a regularizer (`--expect-penalty`), yet the components alone make up the loss. The penalty never reached the total: a custom `train_step` or training loop that does not add `model.losses`, a regularizer on a layer that was rebuilt or is not in the model, a strength of 0, or decoupled weight decay (`AdamW`), which is no part of any loss.",
    signature: "Every row adds up within rounding, at the weights taken.",
    lookalikes: [
      {
        cause: "adds-up",
        difference: "the same log without the expectation",
      },
    ],
    references: ["https://keras.io/guides/writing_a_custom_training_loop_in_tensorflow/"],
    examples: {
      found: "corpus/k2-066/train.log",
      ruledOut: "seed/question.log",
      expectPenalty: true,
    },
  },
  needs: ["expectation", "balance"],

  next: ({ writer }) => ({
    text: "see whether the model has any penalty, and add it in a custom step",
    code:
      writer.keras === 3
        ? "print([float(l) for l in model.losses])\nloss = self.compute_loss(x, y, y_pred)  # includes self.losses"
        : "print([float(l) for l in model.losses])\nloss = self.compiled_loss(y, y_pred, regularization_losses=self.losses)",
  }),
  examine({ expectation, balance }) {
    if (balance.kind === "none" || balance.kind === "few")
      return ruledOut("the rows do not add up without a residual");
    const rows = balance.fit?.series.observations.length ?? 0;
    const limit = Number(expectation.largestHidden(balance.weights ?? []).toPrecision(2));
    return found(
      "strong",
      `all ${rows} rows add up without a penalty; one above \`${limit}\` would show`,
      [
        {
          kind: "for",
          text: "what is left is no larger than the last printed digit and float32 allow",
        },
      ],
    );
  },
});
