// A component is trained, and enters the loss, but has no column of its own.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";
import { formatWeight } from "./wording.ts";

export const missingComponent: Cause = {
  id: "missing-component",
  title: "A component is trained but not printed",
  words: { name: "a part not printed" },
  doc: {
    what: "One of the losses that are added up has no column. A custom `train_step` may not return it, or it is missing from the printed dictionary. Or the name of its column does not end in `loss`, so it was taken for a metric; `--components` corrects that.",
    signature:
      "A positive residual that falls as trained losses do. Sometimes another column matches it exactly, an output has a metric but no loss, or one of several numbered names is missing.",
    lookalikes: [
      { cause: "activity-penalty", difference: "usually does not fall as the losses do" },
      { cause: "weight-penalty", difference: "changes slowly and is the same in validation" },
      {
        cause: "hidden-loss",
        difference: "any data-dependent term; named first where nothing points to a component",
      },
    ],
    references: ["https://github.com/matterport/Mask_RCNN/issues/2603"],
    examples: { found: "corpus/k2-011/train.log", ruledOut: "seed/answer.log" },
  },
  clause: ({ filler }) =>
    filler === null
      ? "a loss that is trained and not printed"
      : `the residual is ${filler.factor === 1 ? "" : `\`${formatWeight(filler.factor)}\` times `}the column \`${filler.column}\`, in all ${filler.rows} rows within rounding`,
  next: ({ components, metrics }) =>
    metrics.length === 0
      ? inWords("print each loss that is added up; one of them has no column")
      : {
          text: "name every column that is a loss, or print the missing loss",
          code: `lossledger --components "${components.join(",")},OTHER_COLUMN" train.log`,
          expect: null,
        },
};
