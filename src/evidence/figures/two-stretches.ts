// Whether the epochs before some epoch and those after it are each explained by constant weights, and all together are not.

import { pick } from "../../reconcile/rows/rows.ts";
import { leastShare } from "../least-share.ts";
import type { Figure } from "../figure.ts";

/** Nothing is left to be explained. */
const EXPLAINED = 1e-5;
/** Places that are tried. */
const MOST_CUTS = 24;

export const twoStretches: Figure = {
  id: "two-stretches",
  title: "what two stretches of constant weights explain beyond one",
  unit: "decades",
  of: ({ k, rows: { train, val } }) => {
    const n = train.observations.length;
    const fewest = k + 1;
    if (n < 2 * fewest) return null;
    const one = leastShare(train);
    if (one === null || one <= EXPLAINED) return 0;
    let best = one;
    const stride = Math.max(1, Math.ceil((n - 2 * fewest + 1) / MOST_CUTS));
    for (let cut = fewest; cut <= n - fewest; cut += stride) {
      const at = train.epochs[cut] as number;
      const before =
        leastShare(
          pick(train, (t) => (train.epochs[t] as number) < at),
          best,
        ) ?? one;
      if (before >= best) continue;
      const after =
        leastShare(
          pick(train, (t) => (train.epochs[t] as number) >= at),
          best,
        ) ?? one;
      best = Math.min(best, Math.max(before, after));
    }
    return val.observations.length === 0 && n < 2 * fewest + 1 ? null : Math.log10(best / one);
  },
};
