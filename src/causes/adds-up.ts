// The components add up to the loss.

import type { Cause } from "./cause.ts";
import { MATERIAL_SHARE } from "../verdict/thresholds.ts";
import { percentText, rowsText } from "./wording.ts";

export const addsUp: Cause = {
  id: "adds-up",
  title: "The components add up to the loss",
  words: { name: "nothing is hidden" },
  examples: { found: "corpus/k2-066/train.log", ruledOut: "seed/question.log" },
  clause: ({ rows, declared, isExact }) =>
    isExact
      ? `${rowsText(rows)} up at ${declared ? "the declared weights" : "weights 1"}, within rounding`
      : `rounding, or less than ${percentText(MATERIAL_SHARE)} of the total, is left in every row`,
};
