// A component itself became nan or infinite.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";

export const componentNotFinite: Cause = {
  id: "component-not-finite",
  title: "A component became nan or infinite",
  words: { name: "a part that is not finite" },
  doc: {
    what: "A printed loss is nan or infinite, and so is the total. Nothing adds up from there on. Look at the first column that broke: a logarithm of 0, a division by 0, a step that was too large, or nan in the data.",
    signature: "A component is nan or inf, in the same row as the total or before it.",
    lookalikes: [
      {
        cause: "nan-hidden-term",
        difference: "every component is finite there, and only the total is not",
      },
    ],
    references: ["https://keras.io/api/callbacks/terminate_on_nan/"],
    steps: ["full-precision"],
    examples: { found: "", ruledOut: "seed/question.log" },
  },
  clause: ({ clock, notFinite }) =>
    notFinite === null
      ? "a component is not finite"
      : `\`${notFinite.column}\` is \`${notFinite.text}\` in ${clock} ${notFinite.epoch} before any other column`,
  next: (context) => {
    const look = `try a learning rate ten times smaller, look for nan in the data, and see what \`${context.notFinite?.column ?? "the component"}\` takes the logarithm of or divides by`;
    const stop = context.isKeras
      ? ". `keras.callbacks.TerminateOnNaN()` stops at the first nan"
      : "";
    return inWords(look + stop);
  },
};
