// The weights are not 1.

import { defineCause, found, ruledOut } from "./cause.ts";
import { isSimple } from "../reconcile/balance.ts";
import type { Cause } from "./cause.ts";
import { formatWeight } from "./wording.ts";

export const lossWeights: Cause = defineCause({
  id: "loss-weights",
  title: "The weights are not 1",
  doc: {
    what: "The total is a weighted sum of the components, as `compile(loss_weights=…)` says. Keras prints the components before their weights. The weights need not sum to 1: Keras takes them as they are.",
    signature: "The rows add up at weights that are not all 1.",
    lookalikes: [
      { cause: "weight-penalty", difference: "at weights 1 a smooth positive residual is left" },
    ],
    references: ["https://keras.io/api/models/model_training_apis/#compile-method"],
    examples: { found: "seed/answer.log", ruledOut: "seed/question.log" },
  },
  leaves: ["zero"],
  heldByScore: true,
  needs: ["balance", "columns"],
  uses: ["nature"],
  next: ({ components, weights }) => ({
    text: "compare with the weights given to compile",
    code: `model.compile(..., loss_weights={${components.map((name, i) => `"${name.replace(/_loss$/, "")}": ${formatWeight(weights[i] ?? 1)}`).join(", ")}})`,
  }),
  examine({ balance, columns, nature }) {
    const settled = balance.kind === "weights";
    const few = balance.kind === "few" && nature?.nature === "weights";
    if ((!settled && !few) || balance.weights === undefined)
      return ruledOut("no constant weights make the rows add up with enough rows to tell");
    const rows = balance.fit?.series.observations.length ?? 0;
    const named = columns.components
      .map((name, i) => `\`${name}\` \`${formatWeight(balance.weights?.[i] ?? 1)}\``)
      .join(", ");
    return found(
      settled ? "strong" : isSimple(balance.weights) ? "moderate" : "possible",
      `${rows} rows add up with weights ${named}${columns.declared ? ", not with the declared ones" : ""}`,
      [
        {
          kind: "for",
          text: "the weights shown are the simplest ones inside; they need not sum to 1",
        },
        ...(few
          ? [
              {
                kind: "undecided" as const,
                text: `${rows} ${rows === 1 ? "row pins" : "rows pin"} ${columns.components.length} weights no closer than the ranges below`,
              },
            ]
          : []),
      ],
    );
  },
});
