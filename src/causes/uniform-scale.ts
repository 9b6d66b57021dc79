// The loss is a multiple of the sum.

import { type Cause, causeOnPage } from "./cause.ts";
import { formatWeight } from "./wording.ts";
import { text } from "./uniform-scale.md.text";

export const uniformScale: Cause = causeOnPage("uniform-scale", text, {
  clause: ({ total, weights }) =>
    `\`${total}\` is \`${formatWeight(weights[0] ?? 1)}\` times the sum of the components, in every row`,
});
