// Progress updates → the first of each epoch, and what one batch was.

import type { RunRows } from "../reconcile/rows/run-rows.ts";

/** Steps that one batch counts: 1, or the batch size where a bar counts samples. */
export function batchUnit(rows: RunRows): number {
  let smallest = Infinity;
  for (const step of rows.updates.steps)
    if (step !== null && step > 0) smallest = Math.min(smallest, step);
  // A bar that counts samples shows the batch size first; one that counts steps shows 1 in some epoch, or hides what one batch is.
  return smallest > 1 && Number.isFinite(smallest) && rows.countsSamples ? smallest : 1;
}

/** Index of the first update of each epoch that shows one batch alone. */
export function firstUpdates(rows: RunRows): readonly number[] {
  const unit = batchUnit(rows);
  return rows.updates.steps.flatMap((step, t) => (step === unit ? [t] : []));
}
