// Total and components are averaged over different windows.

import { averagedAlike } from "../table/printer-facts.ts";
import type { Cause } from "./cause.ts";
import { nextStep } from "./next-steps.ts";

export const averagingMismatch: Cause = {
  id: "averaging-mismatch",
  title: "Total and components are averaged over different windows",
  doc: {
    what: "Total and components are averaged over different things, so that no weights make them agree: the total is that of the last batch while the components are running means over the epoch, or each printed number is the median of its own last steps. A custom `train_step` that returns a plain tensor as `loss` does the first, Detectron2 the second. The training itself is all right.",
    signature:
      "A residual of both signs that no weights remove and that does not settle; the first update of an epoch may add up.",
    lookalikes: [
      {
        cause: "partial-batch",
        difference: "is no larger than about one part in the number of steps",
      },
      { cause: "val-total-one-batch", difference: "train adds up, only validation is off" },
      { cause: "learned-weights", difference: "sinks below zero instead of scattering" },
    ],
    references: [
      "https://github.com/facebookresearch/detectron2/issues/5024",
      "https://github.com/facebookresearch/maskrcnn-benchmark/issues/825",
      "https://github.com/rbgirshick/py-faster-rcnn/issues/70",
      "https://github.com/keras-team/keras-io/issues/607",
    ],
    steps: ["mean-tracker"],
    examples: { found: "corpus/k2-016/train.log", ruledOut: "seed/question.log" },
  },
  clause: ({ printer }) =>
    printer === null || averagedAlike(printer)
      ? "the total and the components are averaged over different batches"
      : printer.known,
  next: ({ writer }) => nextStep("mean-tracker", writer),
};
