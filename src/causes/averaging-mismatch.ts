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
  doc: {
    what: "Total and components are not averaged over the same batches, so no weights make them agree. Three cases are common. The total is that of the last batch and the components are running means: a custom `train_step` does this when it returns a plain tensor as `loss`. The total is a moving average that is never reset. Or each printed number is the median of its own last steps, as in Detectron2. Training itself is not affected.",
    signature:
      "A residual that is positive in some rows and negative in others, and that no weights remove. The first progress update of an epoch may still add up.",
    lookalikes: [
      {
        cause: "partial-batch",
        difference: "the residual is at most about the total divided by the number of steps",
      },
      { cause: "val-total-one-batch", difference: "training adds up, only validation does not" },
      {
        cause: "learned-weights",
        difference: "the residual sinks below zero instead of scattering",
      },
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
};
