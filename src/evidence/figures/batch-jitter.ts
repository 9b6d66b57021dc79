// How much the remainder of single batches jumps, beyond what rounding does.

import { median } from "../../math/statistics.ts";
import { lastBatches } from "../last-batch.ts";
import { decades, type Figure } from "../figure.ts";

const FEWEST = 2;

export const batchJitter: Figure = {
  id: "batch-jitter",
  title: "jumps of single batches' remainders, against their size",
  unit: "decades",
  of: (accounts) => {
    const batches = lastBatches(accounts);
    const moves = batches.flatMap((one, t) => {
      const before = batches[t - 1];
      if (before === undefined || before.epoch !== one.epoch) return [];
      return [Math.max(0, Math.abs(one.remainder - before.remainder) - one.unit - before.unit)];
    });
    if (moves.length < FEWEST) return null;
    return decades(median(moves), median(batches.map(({ remainder }) => Math.abs(remainder))), 3);
  },
};
