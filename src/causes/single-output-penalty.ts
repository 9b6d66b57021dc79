// A penalty is in the loss but not in its metric.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./single-output-penalty.md.text";

export const singleOutputPenalty: Cause = causeOnPage("single-output-penalty", text, {
  clause: ({ total, components }) =>
    `\`${total}\` stays above its own metric \`${components[0] ?? ""}\` by a penalty that is printed nowhere`,
});
