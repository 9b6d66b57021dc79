// Neighbouring updates of running means → what the parts of the batch between them were.

import type { Accounts } from "./accounts.ts";
import { neighbours } from "./updates.ts";

interface LastBatch {
  /** The total as printed after the batch. */
  readonly total: number;
  /** Weighted sum of the parts of the batch alone. */
  readonly sum: number;
  /** Half width by rounding: it grows with the number of batches averaged over. */
  readonly unit: number;
}

/** One for each pair of rows a batch apart. */
export function lastBatches(accounts: Accounts): readonly LastBatch[] {
  const { updates, train } = accounts.atPlausible;
  return neighbours(accounts).map(({ from, to }): LastBatch => {
    const after = to.kind === "row" ? train : updates;
    const [a, b] = [from.batches, to.batches];
    const [earlier, own] = [updates.sum[from.index] as number, after.sum[to.index] as number];
    const [looser, unit] = [updates.tolerance[from.index], after.tolerance[to.index]];
    return {
      total: after.total[to.index] as number,
      sum: (b * own - a * earlier) / (b - a),
      unit: (b * (unit as number) + a * (looser as number)) / (b - a),
    };
  });
}
