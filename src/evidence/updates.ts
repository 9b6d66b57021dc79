// Progress updates → the first of each epoch, the neighbours among them, and what one batch was.

import type { RunRows } from "../reconcile/rows/run-rows.ts";
import { byEpoch } from "./courses.ts";

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

/** Updates before an epoch's end with the row or update that follows, by their counts of batches. */
interface Neighbours {
  readonly from: { readonly index: number; readonly batches: number };
  /** `row`: the epoch's own row, after its last step. */
  readonly to: {
    readonly kind: "update" | "row";
    readonly index: number;
    readonly batches: number;
  };
}

/** Pairs one batch apart. */
export function neighbours(rows: RunRows): readonly Neighbours[] {
  const unit = batchUnit(rows);
  const { updates, train, steps } = rows;
  if (updates.steps.length === 0) return [];
  const rowOf = byEpoch(train);
  return updates.steps.flatMap((step, t): Neighbours[] => {
    if (step === null) return [];
    const from = { index: t, batches: step / unit };
    const next = updates.steps[t + 1];
    if (updates.epochs[t + 1] === updates.epochs[t] && next !== null && next !== undefined)
      return next - step === unit
        ? [{ from, to: { kind: "update", index: t + 1, batches: next / unit } }]
        : [];
    const row = rowOf.get(updates.epochs[t] as number);
    return row !== undefined && Math.abs(steps - from.batches - 1) < 1
      ? [{ from, to: { kind: "row", index: row, batches: steps } }]
      : [];
  });
}
