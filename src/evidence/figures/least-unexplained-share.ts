// The least share of the total that no constant weights explain.

import { stack } from "../../reconcile/rows/rows.ts";
import { leastShare } from "../least-share.ts";
import type { Figure } from "../figure.ts";

export const leastUnexplainedShare: Figure = {
  id: "least-unexplained-share",
  title: "least share of the total that no constant weights explain",
  unit: "decades",
  of: ({ rows: { updates, train, val } }) => {
    const share = leastShare(stack(updates, train, val));
    return share === null ? null : Math.log10(share);
  },
};
