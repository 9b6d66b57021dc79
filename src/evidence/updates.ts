// Progress updates → the first of each epoch.

import type { RunRows } from "../reconcile/rows/run-rows.ts";

/** Index of the first update of each epoch that shows one batch alone. */
export function firstUpdates({ updates, batchUnit }: RunRows): readonly number[] {
  return updates.steps.flatMap((step, t) => (step === batchUnit ? [t] : []));
}
