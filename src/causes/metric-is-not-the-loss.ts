// A metric of the same name as the loss does not compute what is trained.

import { type Cause, causeOnPage } from "./cause.ts";
import { inWords } from "./finding.ts";
import { text } from "./metric-is-not-the-loss.md.text";

export const metricIsNotTheLoss: Cause = causeOnPage("metric-is-not-the-loss", text, {
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
});
