// The total is nan while every component is finite.

import { defineCause, found, ruledOut } from "./cause.ts";
import type { Cause } from "./cause.ts";
import { penaltyStep } from "./wording.ts";

export const nanHiddenTerm: Cause = defineCause({
  id: "nan-hidden-term",
  title: "The total is nan while every component is finite",
  doc: {
    what: "A term that is printed nowhere is nan or infinite: a penalty on weights that overflow, or a term added by `add_loss`.",
    signature: "`loss` is nan or inf in rows whose components are all finite.",
    lookalikes: [],
    references: ["https://github.com/matterport/Mask_RCNN/issues/1162"],
    examples: { found: "corpus/k2-019/train.log", ruledOut: "seed/question.log" },
  },
  needs: ["hiddenNan", "columns"],

  next: penaltyStep,
  examine({ hiddenNan, columns }) {
    const [first] = hiddenNan;
    if (first === undefined) return ruledOut("no total is nan or inf beside finite components");
    return found(
      "strong",
      `\`${columns.total}\` is \`${first.text}\` in ${hiddenNan.length} ${hiddenNan.length === 1 ? "row" : "rows"} whose components are all finite`,
      [
        {
          kind: "for",
          text: "the term that is not finite is in no printed column",
          rows: hiddenNan.map(({ row }) => row),
        },
      ],
    );
  },
});
