// Observations whose weights change in mid-run → the fewest stretches of epochs that each add up with weights of their own.

import { largest, smallest } from "../math/statistics.ts";
import type { Printed } from "../table/printed.ts";
import { type Box, feasibleOnly } from "./fit.ts";
import type { ResidualModel } from "./residual-models/residual-model.ts";
import type { Observation, Slack } from "./series.ts";
import { simplestWeights } from "./simplest-weights.ts";

/** A stretch of epochs that adds up. Weights run linearly from `start` to `end`; they are equal where the weights are constant. */
export interface Segment {
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  readonly rows: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly startBoxes: readonly Box[];
  readonly endBoxes: readonly Box[];
}

/** How weights may move inside a stretch. */
export type Course = "constant" | "linear";

/**
 * Greedy from the left: each stretch is as long as it can be, which gives the fewest stretches, as a part of a
 * feasible stretch is feasible. The length is found by doubling and bisection: O(log n) fits a stretch. Rows of one
 * epoch stay together. Undefined when more than `most` stretches are needed, one epoch alone does not
 * add up, or their numbers of rows are not `believed`; weights are looked for only then.
 */
export function segment(
  observations: readonly Observation[],
  model: ResidualModel,
  slack: Slack,
  course: Course,
  most: number,
  believed: (rows: readonly number[]) => boolean,
): readonly Segment[] | undefined {
  const epochs = new Map<number, Observation[]>();
  for (const observation of observations) {
    const others = epochs.get(observation.epoch);
    if (others === undefined) epochs.set(observation.epoch, [observation]);
    else others.push(observation);
  }
  const order = [...epochs.keys()].toSorted((a, b) => a - b);
  const stretch = (from: number, to: number): Observation[] =>
    order.slice(from, to).flatMap((epoch) => epochs.get(epoch) ?? []);
  const feasible = (from: number, to: number): boolean =>
    feasibleOnly(expand(stretch(from, to), course), model, slack) !== undefined;
  const stretches: Observation[][] = [];
  let from = 0;
  while (from < order.length) {
    if (stretches.length === most || !feasible(from, from + 1)) return undefined;
    const to = longest(order.length - from, (length) => feasible(from, from + length)) + from;
    stretches.push(stretch(from, to));
    from = to;
  }
  if (!believed(stretches.map(({ length }) => length))) return undefined;
  const segments = stretches.map((rows) => describe(rows, model, slack, course));
  return segments.every((part) => part !== undefined) ? segments : undefined;
}

/** The largest length in 1 … limit for which a monotone claim holds; it is known to hold for 1. */
function longest(limit: number, holds: (length: number) => boolean): number {
  let good = 1;
  let bad = 2;
  while (bad <= limit && holds(bad)) {
    good = bad;
    bad *= 2;
  }
  bad = Math.min(bad, limit + 1);
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function describe(
  observations: readonly Observation[],
  model: ResidualModel,
  slack: Slack,
  course: Course,
): Segment | undefined {
  const found = feasibleOnly(expand(observations, course), model, slack);
  if (found === undefined) return undefined;
  const weights = simplestWeights(found) ?? found.inside;
  const k = observations[0]?.components.length ?? 0;
  const half = course === "linear" ? k : 0;
  const epochs = observations.map(({ epoch }) => epoch);
  return {
    firstEpoch: smallest(epochs),
    lastEpoch: largest(epochs),
    rows: observations.length,
    start: weights.slice(0, k),
    end: weights.slice(half, half + k),
    startBoxes: found.boxes.slice(0, k),
    endBoxes: found.boxes.slice(half, half + k),
  };
}

/**
 * A weight that runs linearly from a ≥ 0 to b ≥ 0 over the stretch is a·(1 − τ) + b·τ, so a linear course is a
 * constant one with two components for each: L·(1 − τ) and L·τ.
 */
function expand(observations: readonly Observation[], course: Course): readonly Observation[] {
  if (course === "constant") return observations;
  const first = smallest(observations.map(({ epoch }) => epoch));
  const last = largest(observations.map(({ epoch }) => epoch));
  return observations.map((observation) => {
    const share = last === first ? 0 : (observation.epoch - first) / (last - first);
    return {
      ...observation,
      components: [
        ...observation.components.map((printed) => times(printed, 1 - share)),
        ...observation.components.map((printed) => times(printed, share)),
      ],
    };
  });
}

/** The interval times a factor in [0, 1]; its text no longer stands for it, so it is good for fits, not for proofs. */
function times(printed: Printed, factor: number): Printed {
  return {
    text: "",
    value: printed.value * factor,
    low: printed.low * factor,
    high: printed.high * factor,
  };
}
