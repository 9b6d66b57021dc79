// A stretch of epochs and the weights that it adds up with, each with its range.

import { largest, smallest } from "../../math/statistics.ts";

/** A weight at one end of a stretch; `low` null where no range is claimed, `high` also where it is unbounded. */
export interface WeightEnd {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A weight that is taken as it is, without being fitted. */
export function bareWeight(value: number): WeightEnd {
  return { value, low: null, high: null };
}

export function plainWeights(ends: readonly WeightEnd[]): number[] {
  return ends.map(({ value }) => value);
}

/** A stretch of epochs that adds up with weights of its own. */
export interface Stretch {
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  readonly rows: number;
  /** How the weights run from `start` to `end`. */
  readonly course: "constant" | "linear" | "cosine" | "exponential";
  /** One a component, in their order. */
  readonly start: readonly WeightEnd[];
  readonly end: readonly WeightEnd[];
}

/** The stretch of rows of these epochs; its weights run along the course where they move at all. */
export function stretchOf(
  epochs: readonly number[],
  course: Stretch["course"],
  start: readonly WeightEnd[],
  end: readonly WeightEnd[],
): Stretch {
  const moves = start.some(({ value }, i) => value !== end[i]?.value);
  return {
    firstEpoch: smallest(epochs),
    lastEpoch: largest(epochs),
    rows: epochs.length,
    course: moves ? course : "constant",
    start,
    end,
  };
}
