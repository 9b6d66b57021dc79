// The rows of a run and weights → what is left of each row.

import { type Remainders, remaindersAt } from "../reconcile/rows/rows.ts";
import type { RunRows } from "../reconcile/rows/run-rows.ts";

export type { Remainders };

/** The rows of a run at one set of weights. */
export interface AtWeights {
  readonly weights: readonly number[];
  readonly train: Remainders;
  readonly val: Remainders;
  readonly updates: Remainders;
}

export function rowsAt({ train, val, updates }: RunRows, weights: readonly number[]): AtWeights {
  return {
    weights,
    train: remaindersAt(train, weights),
    val: remaindersAt(val, weights),
    updates: remaindersAt(updates, weights),
  };
}
