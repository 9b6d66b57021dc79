// The weights are not 1.

import { type Cause, causeOnPage } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatWeight, namedWeights, rowsText } from "./wording.ts";
import { text } from "./loss-weights.md.text";

export const lossWeights: Cause = causeOnPage("loss-weights", text, {
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
});
