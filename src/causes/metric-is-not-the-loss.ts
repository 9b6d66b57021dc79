// A metric of the same name as the loss does not compute what is trained.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";

export const metricIsNotTheLoss: Cause = {
  id: "metric-is-not-the-loss",
  title: "The metric does not compute what is trained",
  words: {
    name: "a metric that is not the loss",
    keras: "another function, label smoothing, `from_logits=` or another reduction",
    elsewhere: "another function, label smoothing or another reduction",
  },
  steps: ["loss-as-metric"],
  examples: { found: "", ruledOut: "seed/question.log" },
  clause: ({ total, components }) =>
    `\`${total}\` and its metric \`${components[0] ?? ""}\` compute different numbers: another function, or label_smoothing=, from_logits= or another reduction in one of them`,
  next: ({ isKeras }) =>
    isKeras
      ? inWords(
          "give the loss object itself as a metric, too: `metrics=[loss]`",
          "the two to agree, unless `fit` is given sample or class weights",
        )
      : inWords(
          "print the very number that is trained as a metric too, before anything is added to it",
        ),
};
