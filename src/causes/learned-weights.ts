// The weights are learned.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./learned-weights.md.text";

export const learnedWeights: Cause = causeOnPage("learned-weights", text, {
  clause: ({ total }) =>
    `\`${total}\` drifts away from the sum of its components, as it does when the weights are trained`,
});
