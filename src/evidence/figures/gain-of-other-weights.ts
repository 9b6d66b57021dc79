// How much closer other weights come to the epochs than the expected ones.

import { largestShare } from "../largest-share.ts";
import type { Figure } from "../figure.ts";

/** One row is explained by any weights. */
const FEWEST_ROWS = 2;

export const gainOfOtherWeights: Figure = {
  id: "gain-of-other-weights",
  title: "how much of the remainder other weights take away",
  unit: "decades",
  of: (accounts) => {
    const { atBase } = accounts;
    if (atBase.train.r.length + atBase.val.r.length < FEWEST_ROWS) return null;
    const best = accounts.leastShare("epochs");
    const expected = largestShare([atBase.train, atBase.val]);
    return best === null || expected === null ? null : Math.log10(best / Math.max(best, expected));
  },
};
