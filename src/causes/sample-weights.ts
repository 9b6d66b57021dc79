// Sample or class weights reach the loss and not the metric.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";

export const sampleWeights: Cause = {
  id: "sample-weights",
  title: "Sample or class weights affect the loss but not the metric",
  words: {
    name: "sample or class weights",
    keras: "`sample_weight=` or `class_weight=`, which the metric ignores",
    elsewhere: "they affect the total but not the part",
  },
  doc: {
    what: "`sample_weight` and `class_weight` let some samples count more. They affect the loss and the `weighted_metrics`, but not the `metrics`. The loss is the weighted metric times the mean weight.",
    signature: "`loss` and its own metric differ by a steady ratio, not by a steady difference.",
    lookalikes: [
      {
        cause: "single-output-penalty",
        difference: "the difference is smooth and does not follow the metric; one row cannot tell",
      },
    ],
    references: [
      "https://github.com/keras-team/keras/issues/19740",
      "https://github.com/keras-team/keras/issues/5549",
    ],
    examples: { found: "corpus/k2-062/train.log", ruledOut: "corpus/k3-017/train.log" },
  },
  next: ({ isKeras }) =>
    isKeras
      ? inWords(
          "train one epoch without `sample_weight=` and `class_weight=`",
          "`loss` and metric to agree; else the metric is not the loss",
        )
      : inWords("print the loss before and after the sample weights"),
  clause: ({ total, components, singleOutput }) =>
    singleOutput
      ? `\`${total}\` uses sample weights, and its metric \`${components[0] ?? ""}\` does not`
      : `\`${total}\` uses sample weights, and its components do not`,
};
