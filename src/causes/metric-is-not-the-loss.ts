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
  doc: {
    what: 'The metric is another function than the loss (`loss="huber"`, `metrics=["mae"]`), or the loss has options that its metric does not have: `label_smoothing=`, `from_logits=True`, another reduction, `axis=` or `delta=`. They compute different numbers. Nothing is hidden.',
    signature:
      "One output. `loss` differs from its metric by more than a short batch can explain. The difference moves with the data, so validation does not follow training.",
    lookalikes: [
      {
        cause: "single-output-penalty",
        difference: "a penalty moves slowly and is the same in train and validation",
      },
      { cause: "sample-weights", difference: "the loss is about a multiple of its metric" },
    ],
    references: ["https://keras.io/api/losses/probabilistic_losses/#categoricalcrossentropy-class"],
    steps: ["loss-as-metric"],
    examples: { found: "", ruledOut: "seed/question.log" },
  },
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
