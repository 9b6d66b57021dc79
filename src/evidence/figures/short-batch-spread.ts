// How far the sizes of the last batch of each epoch lie apart.

import { deviation, median } from "../../math/statistics.ts";
import { solvedShares } from "../short-batch.ts";
import { decades, type Figure } from "../figure.ts";

export const shortBatchSpread: Figure = {
  id: "short-batch-spread",
  title: "spread of the solved sizes of the last batch",
  unit: "decades",
  of: (accounts) => {
    const shares = solvedShares(accounts).map(({ share }) => share);
    if (shares.length < 2) return null;
    return decades(deviation(shares), Math.abs(median(shares)), 3);
  },
};
