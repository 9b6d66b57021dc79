// A penalty on the weights is in the loss but in no column.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./weight-penalty.md.text";

export const weightPenalty: Cause = causeOnPage("weight-penalty", text, {
  clause: ({ mayBeKeras }) =>
    mayBeKeras
      ? "kernel_regularizer, bias_regularizer or add_loss on weights"
      : "a penalty on the weights that is added to the loss",
});
