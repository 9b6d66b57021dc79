// The update before an epoch's last batch and the epoch's row → the size of the last batch, as a share of a full one.

import { median } from "../math/statistics.ts";
import type { Accounts } from "./accounts.ts";
import { neighbours } from "./updates.ts";
import { MOVED_ROUNDINGS, SAME_SIZE } from "./thresholds.ts";

/** The size that every epoch gives, as a share of a full batch; null in fewer than two epochs, or where they give others. */
export function sizeOfLastBatch(accounts: Accounts): number | null {
  const shares = solvedShares(accounts);
  const middle = median(shares);
  if (shares.length < 2 || !(middle > 0 && middle < 1)) return null;
  return shares.every((share) => Math.abs(share - middle) <= SAME_SIZE * middle) ? middle : null;
}

/**
 * With total A and sum of the parts P′ one batch before the end, T and P at the end of S batches: the last batch alone has
 * the sum b = S·P − (S−1)·P′, and it is (S−1)(A−T)/(T−b) of a full one if total and parts differ by that alone. Epochs
 * whose last two counts are printed; none where the total does not move.
 */
function solvedShares(accounts: Accounts): readonly number[] {
  const { updates, train } = accounts.atPlausible;
  return neighbours(accounts).flatMap(({ from, to }): number[] => {
    if (to.kind !== "row" || to.batches < 2) return [];
    const steps = to.batches;
    const [A, T] = [updates.total[from.index] as number, train.total[to.index] as number];
    const [earlier, P] = [updates.sum[from.index] as number, train.sum[to.index] as number];
    const b = steps * P - (steps - 1) * earlier;
    const rounding = Math.max(
      updates.tolerance[from.index] as number,
      train.tolerance[to.index] as number,
    );
    // A last batch that is like the others tells nothing of its size.
    if (
      Math.abs(T - b) <= MOVED_ROUNDINGS * steps * rounding ||
      Math.abs(A - T) <= MOVED_ROUNDINGS * rounding
    )
      return [];
    return [((steps - 1) * (A - T)) / (T - b)];
  });
}
