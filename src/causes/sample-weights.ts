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
  examples: { found: "corpus/k2-062/train.log", ruledOut: "corpus/k3-017/train.log" },
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
