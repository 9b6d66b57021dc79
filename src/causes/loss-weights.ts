// The weights are not 1.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatWeight, namedWeights, rowsText } from "./wording.ts";

export const lossWeights: Cause = {
  id: "loss-weights",
  title: "The weights are not 1",
  words: { name: "loss weights that are not 1", keras: "`loss_weights=`" },
  doc: {
    what: "The total is a weighted sum of the components, as `compile(loss_weights=…)` asks for. Keras prints the components without their weights (except 3.5 and 3.6), so adding them up gives a different number. The weights need not sum to 1: Keras uses them as given.",
    signature: "The rows add up, within rounding, with constant weights that are not all 1.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference: "weights of 1 leave a smooth positive residual; a few rows may fit either",
      },
      { cause: "uniform-scale", difference: "all weights are the same number" },
      { cause: "counted-twice", difference: "one weight is 2 and the others are 1" },
      { cause: "weight-schedule", difference: "no constant weights fit all rows" },
    ],
    references: [
      "https://keras.io/api/models/model_training_apis/#compile-method",
      "https://github.com/keras-team/keras/pull/20306",
    ],
    steps: ["read-weights"],
    examples: { found: "seed/answer.log", ruledOut: "seed/question.log" },
  },
  clause: ({ rows, components, weights, declared, addsUp }) => {
    const beside = declared ? ", not with the given ones" : "";
    return addsUp
      ? `${rowsText(rows)} up with weights ${namedWeights(components, weights)}${beside}`
      : `the weights that fit the rows best are ${namedWeights(components, weights)}${beside}`;
  },
  next: (context) => {
    const { components, weights } = context;
    const named = components.map(
      (name, i) => `"${name.replace(/_loss$/, "")}": ${formatWeight(weights[i] ?? 1)}`,
    );
    const set = `\`{${named.join(", ")}}\``;
    return nextStep("read-weights", context, {
      keras: `compare ${set} with the weights the model was compiled with`,
      elsewhere: "look up the weights in the code that adds the loss up",
    });
  },
};
