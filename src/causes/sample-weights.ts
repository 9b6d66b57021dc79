// Sample or class weights reach the loss and not the metric.

import { type Cause, causeOnPage } from "./cause.ts";
import { inWords } from "./finding.ts";
import { text } from "./sample-weights.md.text";

export const sampleWeights: Cause = causeOnPage("sample-weights", text, {
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
});
