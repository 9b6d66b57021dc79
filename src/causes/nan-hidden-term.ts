// The total is nan while every component is finite.

import type { Cause } from "./cause.ts";

export const nanHiddenTerm: Cause = {
  id: "nan-hidden-term",
  title: "The total is nan while every component is finite",
  words: { name: "a term in no printed column that is not finite" },
  steps: ["penalties-by-layer"],
  examples: { found: "corpus/k2-019/train.log", ruledOut: "seed/question.log" },
  clause: ({ clock, total, notFinite }) =>
    `\`${total}\` is \`${notFinite?.text ?? "nan"}\` from ${clock} ${notFinite?.epoch ?? "?"} on, and every component is finite`,
  step: {
    keras: "print each penalty and see which is not finite",
  },
};
