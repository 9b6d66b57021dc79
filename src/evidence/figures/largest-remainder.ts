// The largest remainder of an epoch beyond rounding, as a share of its total.

import { largestShare } from "../largest-share.ts";
import type { Figure } from "../figure.ts";

export const largestRemainder: Figure = {
  id: "largest-remainder",
  title: "largest remainder beyond rounding",
  unit: "decades",
  of: ({ atBase }) => {
    const share = largestShare([atBase.train, atBase.val]);
    return share === null ? null : Math.log10(share);
  },
};
