// Updates of a run → total and sum before and after the last batch of each epoch, and how large that batch was.

import type { Sequence } from "../math/sequence.ts";
import type { Row } from "../table/row.ts";
import type { Run } from "../table/run.ts";
import type { LastBatch } from "./analysis.ts";

/** Epochs that have an update just one step before their end; none where the log does not show it. */
export function lastBatchesOf(
  { rows, updates }: Run,
  total: string,
  components: readonly string[],
  weights: Sequence<readonly number[]>,
  isEmpty: boolean,
): readonly LastBatch[] {
  const before = new Map<number, Row>();
  for (const row of updates)
    if (row.split === "train" && row.step !== null && row.step + 1 === row.steps)
      before.set(row.epoch, row);
  return rows.flatMap((row, at): LastBatch[] => {
    const earlier = before.get(row.epoch);
    const steps = earlier?.steps ?? 0;
    if (row.split !== "train" || row.origin !== "epoch" || earlier === undefined || steps < 2)
      return [];
    const own = weights.at(at) ?? [];
    const [after, until] = [row, earlier].map((one) => ({
      total: one.values.get(total)?.value ?? Number.NaN,
      sum: components.reduce(
        (sum, name, i) => sum + (own[i] ?? 1) * (one.values.get(name)?.value ?? Number.NaN),
        0,
      ),
    }));
    if (after === undefined || until === undefined) return [];
    const isKnown = [after.total, after.sum, until.total, until.sum].every(Number.isFinite);
    return isKnown
      ? [
          {
            epoch: row.epoch,
            row: at,
            steps,
            after,
            before: until,
            size: isEmpty ? null : sizeOf(steps, after, until),
          },
        ]
      : [];
  });
}

type Sums = LastBatch["after"];

/**
 * The last batch as a share of a full one, if the total is a mean over samples and the parts are means over batches:
 * its own sum is b = S·P − (S−1)·P', and (S−1)·(A−T) / (T−b) its size.
 */
function sizeOf(steps: number, after: Sums, before: Sums): number | null {
  const own = steps * after.sum - (steps - 1) * before.sum;
  const size = ((steps - 1) * (before.total - after.total)) / (after.total - own);
  return Number.isFinite(size) && size > 0 && size < 1.5 ? size : null;
}
