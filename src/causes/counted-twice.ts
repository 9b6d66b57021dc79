// One component is counted twice.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./counted-twice.md.text";

export const countedTwice: Cause = causeOnPage("counted-twice", text, {
  clause: ({ components, weights }) =>
    `\`${components[Math.max(0, weights.indexOf(Math.max(...weights)))] ?? ""}\` counts twice, the others once`,
});
