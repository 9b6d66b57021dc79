// The validation total comes from one batch, the components from all.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./val-total-one-batch.md.text";

export const valTotalOneBatch: Cause = causeOnPage("val-total-one-batch", text, {
  clause: () =>
    "training adds up; the validation total is taken from other batches than its components",
});
