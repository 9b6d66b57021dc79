// Whether constant weights explain every row within rounding, and how little of a chance that is: as one number.

import type { Agreement } from "../agreement.ts";
import type { Figure } from "../figure.ts";

export const agreements: readonly Figure[] = [
  {
    id: "adds-up-at-constant-weights",
    title: "agreement of all rows with constant weights",
    unit: "bits",
    of: (accounts) => scoreOf(accounts.agreement("all")),
  },
  {
    // The last batch is then what differs.
    id: "updates-add-up-rows-do-not",
    title: "agreement of the updates alone, where the epochs do not add up",
    unit: "bits",
    of: (accounts) => {
      if (accounts.rows.updates.observations.length === 0) return null;
      const inner = scoreOf(accounts.agreement("updates"));
      return inner > scoreOf(accounts.agreement("all")) ? inner + 1 : 0;
    },
  },
];

const EXPECTED = 24;
const PLAIN = 16;
const MOST_BITS = 14;

/** 24 at the expected weights, 16 at one part twice or one factor, up to 15 at others; 0: none explain the rows, or any do. */
function scoreOf({ kind, bits, spare }: Agreement): number {
  if (kind === "base") return EXPECTED;
  if (kind === "none" || spare < 1) return 0;
  return kind === "weights" ? 1 + Math.min(MOST_BITS, bits) : PLAIN;
}
