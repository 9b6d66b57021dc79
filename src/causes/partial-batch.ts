// A short last batch weighs differently in the total and in the components.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./partial-batch.md.text";

export const partialBatch: Cause = causeOnPage("partial-batch", text, {
  clause: ({ emptyBatch }) =>
    emptyBatch
      ? "the components of an epoch are averaged over one batch more than there was, the total is not"
      : "a short last batch counts differently in total and components",
});
