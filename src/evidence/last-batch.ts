// Neighbouring updates of running means → what the parts of the batch between them were.

import type { Accounts } from "./accounts.ts";
import { neighbours } from "./updates.ts";

interface LastBatch {
  /** The total as printed after the batch. */
  readonly total: number;
  /** Weighted sum of the parts of the batch alone. */
  readonly sum: number;
  /** Remainder of the batch alone, were the total a running mean as the parts are. */
  readonly remainder: number;
  /** Half width by rounding: it grows with the number of batches averaged over. */
  readonly unit: number;
  readonly epoch: number;
}

/** One for each pair of rows a batch apart. */
export function lastBatches(accounts: Accounts): readonly LastBatch[] {
  const { updates, train } = accounts.atPlausible;
  return neighbours(accounts).map(({ from, to }): LastBatch => {
    const [before, after] = [updates, to.kind === "row" ? train : updates];
    const [a, b] = [from.batches, to.batches];
    const alone = (own: readonly number[], earlier: readonly number[]): number =>
      (b * (own[to.index] as number) - a * (earlier[from.index] as number)) / (b - a);
    return {
      total: after.total[to.index] as number,
      sum: alone(after.sum, before.sum),
      remainder: alone(after.r, before.r),
      unit:
        (b * (after.tolerance[to.index] as number) + a * (before.tolerance[from.index] as number)) /
        (b - a),
      epoch: after.epochs[to.index] as number,
    };
  });
}
