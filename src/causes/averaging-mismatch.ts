// Total and components are averaged over different windows.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";

export const averagingMismatch: Cause = defineCause({
  id: "averaging-mismatch",
  title: "Total and components are averaged over different windows",
  doc: {
    what: "The printed total is a last batch, a second average or a median, while the components are means over the epoch (or the other way round). A custom `train_step` that returns a plain tensor as `loss` does this.",
    signature:
      "A residual of both signs that no weights remove; the first update of an epoch may add up.",
    lookalikes: [
      {
        cause: "partial-batch",
        difference: "the residual is no larger than one part in the number of steps",
      },
    ],
    references: [
      "https://github.com/facebookresearch/detectron2/issues/5024",
      "https://github.com/keras-team/keras-io/issues/607",
    ],
    examples: { found: "corpus/k2-016/train.log", ruledOut: "seed/question.log" },
  },
  leaves: ["scattered"],
  heldByScore: true,
  needs: ["nature", "columns"],

  next: () => ({
    text: "track the total with a `keras.metrics.Mean` like the components and return its result",
    code: 'self.loss_tracker.update_state(loss)\nreturn {"loss": self.loss_tracker.result(), ...}',
  }),
  examine({ nature }) {
    if (nature.nature !== "averaging")
      return ruledOut("the residual is not that of two averages of the same thing");
    return found(
      nature.sure,
      "the total and the components are averaged over different windows",
      nature.reasons.map((text) => ({ kind: "for" as const, text })),
    );
  },
});
