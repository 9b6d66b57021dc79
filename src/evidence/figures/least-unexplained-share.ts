// The least share of the total that no constant weights explain.

import { together } from "../../reconcile/rows/run-rows.ts";
import type { Figure } from "../figure.ts";
import { leastShare } from "../least-share.ts";

export const leastUnexplainedShare: Figure = {
  id: "least-unexplained-share",
  title: "least share of the total that no constant weights explain",
  unit: "decades",
  of: ({ rows }) => {
    const share = leastShare(together(rows, ["updates", "train", "val"]));
    return share === null ? null : Math.log10(share);
  },
};
