// Neighbouring updates of running means → what the batch between them was, and how large the last one of an epoch.

import { median } from "../math/statistics.ts";
import type { Accounts } from "./accounts.ts";
import { MOVED_ROUNDINGS, SAME_SIZE } from "./thresholds.ts";
import { neighbours } from "./updates.ts";

interface LastBatch {
  /** Whether it ends its epoch. */
  readonly isFinal: boolean;
  /** Batches averaged over with it. */
  readonly batches: number;
  /** The total as printed before and after the batch. */
  readonly before: number;
  readonly total: number;
  /** Weighted sum of the parts of the batch alone. */
  readonly sum: number;
  /** Half width of that by rounding: it grows with the number of batches averaged over. */
  readonly unit: number;
  /** Half width of what is left, of the looser of the two. */
  readonly rounding: number;
}

/** One for each pair of rows a batch apart. */
export function lastBatches({ rows, atPlausible }: Accounts): readonly LastBatch[] {
  const { updates, train } = atPlausible;
  return neighbours(rows).map(({ from, to }): LastBatch => {
    const after = to.kind === "row" ? train : updates;
    const [a, b] = [from.batches, to.batches];
    const [earlier, own] = [updates.sum[from.index] as number, after.sum[to.index] as number];
    const [looser, unit] = [updates.tolerance[from.index], after.tolerance[to.index]] as [
      number,
      number,
    ];
    return {
      isFinal: to.kind === "row",
      batches: b,
      before: updates.total[from.index] as number,
      total: after.total[to.index] as number,
      sum: (b * own - a * earlier) / (b - a),
      unit: (b * unit + a * looser) / (b - a),
      rounding: Math.max(unit, looser),
    };
  });
}

/** The size that every epoch gives, as a share of a full batch; null in fewer than two epochs, or where they give others. */
export function sizeOfLastBatch(accounts: Accounts): number | null {
  const shares = lastBatches(accounts).flatMap(sizeOf);
  const middle = median(shares);
  if (shares.length < 2 || !(middle > 0 && middle < 1)) return null;
  return shares.every((share) => Math.abs(share - middle) <= SAME_SIZE * middle) ? middle : null;
}

/**
 * With the total A before and T after it, the last of S batches is (S−1)(A−T)/(T−b) of a full one, b its own sum, if total
 * and parts differ by that alone. None where the total does not move, or it is like the others.
 */
function sizeOf({ isFinal, batches, before, total, sum, rounding }: LastBatch): number[] {
  const isMoved =
    Math.abs(total - sum) > MOVED_ROUNDINGS * batches * rounding &&
    Math.abs(before - total) > MOVED_ROUNDINGS * rounding;
  return isFinal && batches >= 2 && isMoved
    ? [((batches - 1) * (before - total)) / (total - sum)]
    : [];
}
