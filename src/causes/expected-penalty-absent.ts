// A penalty was expected, and the log adds up without one.

import { type Cause, causeOnPage } from "./cause.ts";
import { short } from "../math/short.ts";
import { rowsText } from "./wording.ts";
import { text } from "./expected-penalty-absent.md.text";

export const expectedPenaltyAbsent: Cause = causeOnPage("expected-penalty-absent", text, {
  clause: ({ rows, largestHidden }) =>
    `${rowsText(rows)} up without a penalty; a penalty above \`${short(largestHidden, 2)}\` would be visible`,
});
