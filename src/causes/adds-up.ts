// The components add up to the loss.

import { type Cause, causeOnPage } from "./cause.ts";
import { MATERIAL_SHARE } from "../verdict/thresholds.ts";
import { percentText, rowsText } from "./wording.ts";
import { text } from "./adds-up.md.text";

export const addsUp: Cause = causeOnPage("adds-up", text, {
  clause: ({ rows, declared, isExact }) =>
    isExact
      ? `${rowsText(rows)} up at ${declared ? "the declared weights" : "weights 1"}, within rounding`
      : `rounding, or less than ${percentText(MATERIAL_SHARE)} of the total, is left in every row`,
});
