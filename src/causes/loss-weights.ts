// The weights are not 1.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatWeight, namedWeights, rowsText } from "./wording.ts";

export const lossWeights: Cause = {
  id: "loss-weights",
  title: "The weights are not 1",
  words: { name: "loss weights that are not 1", keras: "`loss_weights=`" },
  steps: ["read-weights"],
  examples: { found: "seed/answer.log", ruledOut: "seed/question.log" },
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
