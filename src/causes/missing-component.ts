// A component is trained, and enters the loss, but has no column of its own.

import type { Cause } from "./cause.ts";
import { inWords } from "./finding.ts";
import { formatWeight } from "./wording.ts";

export const missingComponent: Cause = {
  id: "missing-component",
  title: "A component is trained but not printed",
  words: { name: "a part not printed" },
  examples: { found: "corpus/k2-011/train.log", ruledOut: "seed/answer.log" },
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
