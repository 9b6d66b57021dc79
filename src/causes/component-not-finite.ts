// A component itself became nan or infinite.

import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const componentNotFinite: Cause = {
  id: "component-not-finite",
  title: "A component became nan or infinite",
  doc: {
    what: "A printed loss is nan or infinite, and the total with it. Nothing can be added up from there on. The first column that broke is the place to look: a logarithm of 0, a division by 0, a step that was too large, a sample that is nan itself.",
    signature: "A component is nan or inf, in the same row as the total or before it.",
    lookalikes: [
      {
        cause: "nan-hidden-term",
        difference: "there every component is finite, and only the total is not",
      },
    ],
    references: ["https://keras.io/api/callbacks/terminate_on_nan/"],
    steps: ["full-precision"],
    examples: { found: "", ruledOut: "seed/question.log" },
  },
  clause: ({ clock, notFinite }) =>
    notFinite === null
      ? "a component is not finite"
      : `\`${notFinite.column}\` is \`${notFinite.text}\` in ${clock} ${notFinite.epoch}, the first of all columns`,
  next: (context) => {
    const look = `look at what \`${context.notFinite?.column ?? "the component"}\` takes the logarithm of or divides by, and stop at the first nan`;
    return nextStep("full-precision", context, {
      keras: `${look}: \`keras.callbacks.TerminateOnNaN()\``,
      elsewhere: look,
    });
  },
};
