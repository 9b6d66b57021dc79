// Total and components are averaged over different windows.

import { averagedAlike } from "../table/printer-facts.ts";
import type { Cause } from "./cause.ts";

export const averagingMismatch: Cause = {
  id: "averaging-mismatch",
  title: "Total and components are averaged over different batches",
  words: {
    name: "two kinds of averaging",
    keras: "one is a mean over the epoch, the other is not",
    elsewhere: "one is a mean, the other is not",
  },
  steps: ["mean-tracker"],
  examples: { found: "corpus/k2-016/train.log", ruledOut: "seed/question.log" },
  clause: ({ printer }) =>
    printer === null || averagedAlike(printer)
      ? "the total and the components are averaged over different batches"
      : printer.known,
};
