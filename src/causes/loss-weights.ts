// The weights are not 1.

import { beside, defineCause, found, ruledOut, type Verdict } from "./cause.ts";
import type { NatureFact } from "../reconcile/nature-fact.ts";
import { isSimple } from "../reconcile/weights/balance.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";
import { formatWeight, listed } from "./wording.ts";

export const lossWeights: Cause = defineCause({
  id: "loss-weights",
  title: "The weights are not 1",
  doc: {
    what: "The total is a weighted sum of the components, as `compile(loss_weights=…)` asks for. Keras prints the components before their weights (but for 3.5 and 3.6, see below), so that adding them up gives another number than the total. The weights need not sum to 1: Keras takes them as they are.",
    signature: "The rows add up, within rounding, at constant weights that are not all 1.",
    lookalikes: [
      {
        cause: "weight-penalty",
        difference: "at weights 1 a smooth positive residual is left; a few rows may fit either",
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
  leaves: ["zero"],
  heldByScore: true,
  needs: ["balance", "columns"],
  uses: ["nature"],
  next: ({ components, weights, writer }) => {
    const named = components.map(
      (name, i) => `"${name.replace(/_loss$/, "")}": ${formatWeight(weights[i] ?? 1)}`,
    );
    return nextStep(
      "read-weights",
      writer,
      `compare \`{${named.join(", ")}}\` with the weights the model was compiled with`,
    );
  },
  examine({ balance, columns, nature }) {
    const weighted = nature === undefined ? undefined : weightsBeside(nature, columns.components);
    if (weighted !== undefined) return weighted;
    const settled = balance.kind === "weights";
    const few = balance.kind === "few" && nature?.nature === "weights";
    if ((!settled && !few) || balance.weights === undefined)
      return ruledOut("no constant weights make the rows add up with enough rows to tell");
    const rows = balance.fit?.series.observations.length ?? 0;
    const named = inWords(columns.components, balance.weights);
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

function inWords(components: readonly string[], weights: readonly number[]): string {
  return listed(components.map((name, i) => `\`${name}\` \`${formatWeight(weights[i] ?? 1)}\``));
}

/** Weights that are not the expected ones, next to what they leave. */
function weightsBeside(
  { nature, fitted, basis, weights }: NatureFact,
  components: readonly string[],
): Verdict | undefined {
  if (!fitted) return undefined;
  const named = inWords(components, weights);
  if (nature === "short-batch" && basis === "updates")
    return found("moderate", `before the last step of an epoch the rows add up with ${named}`);
  if (nature === "short-batch") return beside(`${named} fit best, but for a short last batch`);
  return nature === "weight-function" || nature === "data-dependent"
    ? beside(`what is left is smoothest with ${named}`)
    : undefined;
}
