// The least share of the total that no constant weights explain.

import type { Figure } from "../figure.ts";

export const leastUnexplainedShare: Figure = {
  id: "least-unexplained-share",
  title: "least share of the total that no constant weights explain",
  unit: "decades",
  of: (accounts) => {
    const share = accounts.leastShare("all");
    return share === null ? null : Math.log10(share);
  },
};
