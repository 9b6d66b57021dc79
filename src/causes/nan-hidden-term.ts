// The total is nan while every component is finite.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./nan-hidden-term.md.text";

export const nanHiddenTerm: Cause = causeOnPage("nan-hidden-term", text, {
  clause: ({ clock, total, notFinite }) =>
    `\`${total}\` is \`${notFinite?.text ?? "nan"}\` from ${clock} ${notFinite?.epoch ?? "?"} on, and every component is finite`,
});
