// A penalty on what a layer puts out is in the loss but in no column.

import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./activity-penalty.md.text";

export const activityPenalty: Cause = causeOnPage("activity-penalty", text, {
  clause: () => "an activity_regularizer on a layer",
});
