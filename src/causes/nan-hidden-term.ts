// The total is nan while every component is finite.

import type { Cause } from "./cause.ts";

export const nanHiddenTerm: Cause = {
  id: "nan-hidden-term",
  title: "The total is nan while every component is finite",
  words: { name: "a term in no printed column that is not finite" },
  doc: {
    what: "The total is nan or infinite while every printed component is finite. So the term that broke is printed nowhere: a penalty on weights that overflow, or a term from `add_loss` that takes the logarithm of 0 or divides by 0. The printed losses cannot show it.",
    signature: "`loss` is nan or inf in rows whose components are all finite.",
    lookalikes: [
      { cause: "hidden-loss", difference: "the same hidden term while it is still finite" },
    ],
    references: ["https://github.com/matterport/Mask_RCNN/issues/1162"],
    steps: ["penalties-by-layer"],
    examples: { found: "corpus/k2-019/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ clock, total, notFinite }) =>
    `\`${total}\` is \`${notFinite?.text ?? "nan"}\` from ${clock} ${notFinite?.epoch ?? "?"} on, and every component is finite`,
  step: {
    keras: "print each penalty and see which is not finite",
  },
};
