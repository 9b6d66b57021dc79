// A term that depends on the data is in the loss but in no column.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./hidden-loss.md.text";

export const hiddenLoss: Cause = causeOnPage("hidden-loss", text, {
  clause: ({ mayBeKeras }) =>
    mayBeKeras
      ? "a data-dependent term that is printed nowhere: add_loss or an activity_regularizer"
      : "a data-dependent term that is added to the loss and printed nowhere",
});
