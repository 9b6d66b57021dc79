// A component itself became nan or infinite.

import { type Cause, causeOnPage } from "./cause.ts";
import { inWords } from "./finding.ts";
import { text } from "./component-not-finite.md.text";

export const componentNotFinite: Cause = causeOnPage("component-not-finite", text, {
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
});
