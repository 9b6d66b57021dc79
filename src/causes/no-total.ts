// The log prints components and no total.

import { type Cause, causeOnPage } from "./cause.ts";
import { inWords } from "./finding.ts";
import { text } from "./no-total.md.text";

export const noTotal: Cause = causeOnPage("no-total", text, {
  clause: ({ printer }) =>
    printer?.roles?.total?.length === 0
      ? `${printer.title} prints the parts and not their total`
      : "no column is the total of the others",
  next: () =>
    inWords(
      "print the total too, the number that the optimizer gets, or name its column: `--total COLUMN`",
    ),
});
