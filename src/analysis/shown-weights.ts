// The rows of a run and the weights they are explained with → the weights that are shown, with the ranges that may be claimed.

import { admits, fit, MOST_RANGED } from "../reconcile/bounds/fit.ts";
import { fallingConvex } from "../reconcile/models/falling-convex.ts";
import { nonNegative, zero } from "../reconcile/models/index.ts";
import type { ResidualModel } from "../reconcile/models/residual-model.ts";
import { remaindersAt, type Rows } from "../reconcile/rows/rows.ts";
import { together, type RunRows } from "../reconcile/rows/run-rows.ts";
import { intervalsOf } from "../reconcile/rows/row-intervals.ts";
import type { FittedRows } from "../reconcile/rows/fitted-rows.ts";
import { bareWeight, type WeightEnd } from "../reconcile/weights/stretch.ts";

/** How a shown weight came about. */
export type WeightStatus = "declared" | "pinned" | "simplest" | "fitted" | "assumed";

export interface ShownWeight extends WeightEnd {
  readonly status: WeightStatus;
}

export interface ShownWeights {
  readonly weights: readonly ShownWeight[];
  /** Id of the residual model that the ranges hold under. */
  readonly model: string | null;
}

/** What is claimed of the rows: that all of them add up, the updates alone, that a term is hidden, or nothing. */
export type Claim = "all" | "updates" | "hidden" | "nothing";

/** A range this narrow, relative, pins its weight as far as the print goes. */
const PINNED = 0.02;
/** From this share of the total on, a residual model is not disturbed by a short batch or by rounding. */
const DOMINANT = 0.5;
const CONVEX_ROWS = 6;

export function shownWeights(
  rows: RunRows,
  base: readonly number[],
  weights: readonly number[],
  claim: Claim,
  declared: boolean,
): ShownWeights {
  const { updates, train } = rows;
  const all = (): Rows => together(rows, "all");
  const isBase = weights.every((weight, i) => weight === base[i]);
  const unranged = declared ? "declared" : isBase ? "assumed" : "fitted";
  const make = (model: ResidualModel, observations: FittedRows): ShownWeights => {
    const isRanged = observations.length > 0 && weights.length <= MOST_RANGED;
    const found = isRanged ? fit(intervalsOf(observations, rows.slack), model) : undefined;
    const holds = found !== undefined && admits(found.intervals, model, weights);
    // What was declared is held against the ranges, so they stand where it is outside.
    const boxes = holds || declared ? found?.boxes : undefined;
    const isTold = !declared && model === zero && holds;
    return {
      model: holds ? model.id : null,
      weights: weights.map((value, i) => {
        const weight = { ...bareWeight(value), ...boxes?.[i] };
        const { low, high } = weight;
        const isNarrow = low !== null && high !== null && high - low <= PINNED * high;
        return { ...weight, status: isTold ? (isNarrow ? "pinned" : "simplest") : unranged };
      }),
    };
  };
  switch (claim) {
    case "all":
      return make(zero, all().observations);
    case "updates":
      return make(zero, updates.observations);
    case "hidden":
      return isConvexCase(rows, weights)
        ? make(fallingConvex, train.observations)
        : make(nonNegative, all().observations);
    case "nothing":
      return withoutRanges(weights, unranged);
  }
}

/** Rows that are not judged are shown at the weights that they were held against. */
export function withoutRanges(weights: readonly number[], status: WeightStatus): ShownWeights {
  return { weights: weights.map((value) => ({ ...bareWeight(value), status })), model: null };
}

/** A penalty that decays to its floor: only where it makes up most of the total, and nothing but its epochs is printed. */
function isConvexCase({ train, val, updates }: RunRows, weights: readonly number[]): boolean {
  const { sum, total } = remaindersAt(train, weights);
  return (
    train.observations.length >= CONVEX_ROWS &&
    val.observations.length === 0 &&
    updates.observations.length === 0 &&
    total.every((own, t) => (sum[t] as number) < (1 - DOMINANT) * own)
  );
}
