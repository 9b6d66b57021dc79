// Progress updates → the first of each epoch, the neighbours among them, and what one batch was.

import type { Remainders } from "../reconcile/rows/rows.ts";
import type { Accounts } from "./accounts.ts";
import { byEpoch } from "./courses.ts";

/** Steps that one batch counts: 1, or the batch size where a bar counts samples. */
export function batchUnit({ rows }: Accounts): number {
  let smallest = Infinity;
  for (const step of rows.updates.steps)
    if (step !== null && step > 0) smallest = Math.min(smallest, step);
  // A bar that counts samples shows the batch size first; one that counts steps shows 1 in some epoch, or hides what one batch is.
  return smallest > 1 && Number.isFinite(smallest) && rows.countsSamples ? smallest : 1;
}

/** Index of the first update of each epoch that shows one batch alone. */
export function firstUpdates(accounts: Accounts): readonly number[] {
  const unit = batchUnit(accounts);
  return accounts.rows.updates.steps.flatMap((step, t) => (step === unit ? [t] : []));
}

/** Updates before an epoch's end with the row or update that follows, by their counts of batches. */
export interface Neighbours {
  readonly from: { readonly index: number; readonly batches: number };
  /** `row`: the epoch's own row, after its last step. */
  readonly to: {
    readonly kind: "update" | "row";
    readonly index: number;
    readonly batches: number;
  };
}

/** Pairs one batch apart. */
export function neighbours(accounts: Accounts): readonly Neighbours[] {
  const unit = batchUnit(accounts);
  const { updates, train, steps } = accounts.rows;
  if (updates.steps.length === 0) return [];
  const rowOf = new Map(train.epochs.map((epoch, t) => [epoch, t]));
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

/** The last update of each epoch with the epoch's row, as indices. */
export function lastUpdates(
  updates: Remainders,
  train: Remainders,
): readonly (readonly [number, number])[] {
  const last = byEpoch(updates);
  return train.epochs.flatMap((epoch, t) => {
    const update = last.get(epoch);
    return update === undefined ? [] : [[update, t] as const];
  });
}
