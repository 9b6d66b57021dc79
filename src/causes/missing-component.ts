// A component is trained, and enters the loss, but has no column of its own.

import type { Cause } from "./cause.ts";
import { formatWeight } from "./wording.ts";

export const missingComponent: Cause = {
  id: "missing-component",
  title: "A component is trained but not printed",
  doc: {
    what: "One of the losses that are added up has no column: a custom `train_step` that does not return it, an output left out of the dictionary of printed numbers, or a column whose name does not end in `loss`, so that it was taken as a metric. In the last case `--components` puts it right.",
    signature:
      "A positive residual that falls as trained losses do. Sometimes another column fills it exactly, an output has a metric and no loss, or one of several numbered names is left out.",
    lookalikes: [
      { cause: "activity-penalty", difference: "mostly does not fall as the losses do" },
      { cause: "weight-penalty", difference: "has its validation residual on the train track" },
      {
        cause: "hidden-loss",
        difference:
          "any term on the data that no column shows; found first where nothing points to a component",
      },
    ],
    references: ["https://github.com/matterport/Mask_RCNN/issues/2603"],
    examples: { found: "corpus/k2-011/train.log", ruledOut: "seed/answer.log" },
  },
  clause: ({ filler }) =>
    filler === null
      ? "a loss that is trained and not printed"
      : `what is left is ${filler.factor === 1 ? "" : `\`${formatWeight(filler.factor)}\` times `}the column \`${filler.column}\`, in all ${filler.rows} rows within rounding`,
  next: ({ components }) => ({
    text: "name every column that is a loss, or print the missing one",
    code: `lossledger --components "${components.join(",")},OTHER_COLUMN" train.log`,
  }),
};
