// The log prints components and no total.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";

export const noTotal: Cause = {
  id: "no-total",
  title: "The total is not printed",
  words: { name: "a total that is not printed" },
  examples: { found: "", ruledOut: "seed/question.log" },
  clause: ({ printer }) =>
    printer?.roles?.total?.length === 0
      ? `${printer.title} prints the parts and not their total`
      : "no column is the total of the others",
  next: () =>
    inWords(
      "print the total too, the number that the optimizer gets, or name its column: `--total COLUMN`",
    ),
};
