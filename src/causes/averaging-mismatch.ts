// Total and components are averaged over different windows.

import { averagedAlike } from "../table/printer-facts.ts";
import { type Cause, causeOnPage } from "./cause.ts";
import { text } from "./averaging-mismatch.md.text";

export const averagingMismatch: Cause = causeOnPage("averaging-mismatch", text, {
  clause: ({ printer }) =>
    printer === null || averagedAlike(printer)
      ? "the total and the components are averaged over different batches"
      : printer.known,
});
