// The log prints components and no total.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";

export const noTotal: Cause = {
  id: "no-total",
  title: "The total is not printed",
  words: { name: "a total that is not printed" },
  doc: {
    what: "The log shows losses but not the total that is trained. Some programs print only the parts (Ultralytics YOLO from version 8, GluonCV, CycleGAN). Networks that are trained separately, such as the two of a GAN, have no common total.",
    signature: "Several columns are losses, and none of them is the total.",
    lookalikes: [
      {
        cause: "components-not-printed",
        difference: "there the total is printed, and its parts are not",
      },
    ],
    references: ["https://github.com/ultralytics/ultralytics"],
    examples: { found: "", ruledOut: "seed/question.log" },
  },
  clause: ({ printer }) =>
    printer?.roles?.total?.length === 0
      ? `${printer.title} prints the parts and not their total`
      : "no column is the total of the others",
  next: () =>
    inWords(
      "print the total too, the number that the optimizer gets, or name its column: `--total COLUMN`",
    ),
};
