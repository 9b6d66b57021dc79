// The size of the last batch follows from the update before it and the row: one number in every epoch proves a short batch.

import { median } from "../../math/statistics.ts";
import { solvedShares } from "../short-batch.ts";
import type { Figure } from "../figure.ts";
import { SAME_SIZE } from "../thresholds.ts";

export const shortBatchSolved: Figure = {
  id: "short-batch-solved",
  title: "epochs whose last batch comes out at one and the same size",
  unit: "share",
  of: (accounts) => {
    const shares = solvedShares(accounts);
    if (shares.length < 2) return null;
    const middle = median(shares.map(({ share }) => share));
    if (!(middle > 0 && middle < 1)) return 0;
    return (
      shares.filter(({ share, unit }) => Math.abs(share - middle) <= SAME_SIZE * middle + unit)
        .length / shares.length
    );
  },
};
