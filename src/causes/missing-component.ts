// A component is trained, and enters the loss, but has no column of its own.

import { type Cause, causeOnPage } from "./cause.ts";
import { inWords } from "./finding.ts";
import { formatWeight } from "./wording.ts";
import { text } from "./missing-component.md.text";

export const missingComponent: Cause = causeOnPage("missing-component", text, {
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
});
