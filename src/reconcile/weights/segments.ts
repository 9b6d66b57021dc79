// Observations whose weights change in mid-run → the fewest stretches of epochs that each add up with weights of their own.

import { largest, smallest } from "../../math/statistics.ts";
import { type Box, fit, searchInside } from "../bounds/fit.ts";
import { zero } from "../models/index.ts";
import { intervalsOf, type RowIntervals } from "../rows/row-intervals.ts";
import type { FittedRows } from "../rows/fitted-rows.ts";
import type { Slack } from "../rows/slack.ts";
import { violatedAt } from "../bounds/cuts.ts";
import { simplestWeights } from "./simplest-weights.ts";
import { type Stretch, stretchOf } from "./stretch.ts";

/** Stretches that make up a run. */
export interface Schedule {
  /** How a weight moves in the first stretch, at least; linear, cosine and exponential ones may be held after it. */
  readonly course: Stretch["course"] | "noisy";
  /** In order; for `noisy` the weights are least-squares ones and have no range. */
  readonly segments: readonly Stretch[];
}

/**
 * How weights may move inside a stretch: how many stretches are looked for at most (a coefficient is held, moved, held again),
 * and the rows beyond its unknowns that one by itself must have, before it is believed.
 */
export const COURSES: {
  readonly [Of in Course]: { readonly most: number; readonly alone: number };
} = {
  constant: { most: 4, alone: Infinity },
  linear: { most: 3, alone: 4 },
};
type Course = "constant" | "linear";

/** Rows beyond the unknowns, for every stretch of several, before weights of its own are believed. */
const SPARE_ROWS = 2;

/** The fewest stretches that add up, of enough rows each; weights are looked for only then. */
export function segmentsOf(
  observations: FittedRows,
  slack: Slack,
  course: Course,
): readonly Stretch[] | undefined {
  if (observations.length === 0) return undefined;
  const whole = intervalsOf(byEpoch(observations), slack);
  const { most, alone } = COURSES[course];
  const unknowns = observations.components * (course === "linear" ? 2 : 1);
  // All others of one row each leave the most to spare: more stretches are not believed. A small log takes a tenth fewer linear programs.
  const mostSpared = Math.floor((observations.length + 1 - unknowns) / (SPARE_ROWS + 1));
  const stretches = fewestStretches(whole, course, Math.min(most, mostSpared));
  if (stretches === undefined) return undefined;
  const spare = stretches.map(([from, to]) => Math.max(0, to - from - unknowns));
  const sum = spare.reduce((all, count) => all + count, 0);
  const isBelieved =
    spare.length === 1
      ? sum >= alone
      : sum >= SPARE_ROWS * spare.length && largest(spare) >= SPARE_ROWS;
  if (!isBelieved) return undefined;
  const segments = stretches.map(([from, to]) => segmentOf(cut(whole, from, to, course), course));
  return segments.every((part) => part !== undefined) ? segments : undefined;
}

/**
 * Greedy from the left: each stretch is as long as it can be, which gives the fewest, as a part of a stretch that adds up
 * adds up. The length is found by doubling and bisection, O(log n) linear programs a stretch, O(n·k·log n) in all. Rows of
 * one epoch, which follow each other, stay together. Undefined when more than `most` are needed, or one epoch alone does not add up.
 */
export function fewestStretches(
  whole: RowIntervals,
  course: Course,
  most: number,
): readonly (readonly [from: number, to: number])[] | undefined {
  const epochs = whole.observations.epochs();
  const starts = epochs.flatMap((epoch, i) => (epoch === epochs[i - 1] ? [] : [i]));
  const count = starts.length;
  starts.push(epochs.length);
  let likely: readonly number[] | undefined;
  const feasible = (from: number, to: number): boolean => {
    const part = cut(whole, starts[from] as number, starts[to] as number, course);
    if (likely !== undefined && violatedAt(part, zero, likely).length === 0) return true;
    const found = searchInside(part, zero);
    if (found.kind !== "inside") return false;
    likely = found.point;
    return true;
  };
  const stretches: (readonly [from: number, to: number])[] = [];
  let from = 0;
  while (from < count) {
    const start = from;
    if (stretches.length < most)
      from += longest(count - from, (length) => feasible(start, start + length));
    if (from === start) return undefined;
    stretches.push([starts[start] as number, starts[from] as number]);
  }
  return stretches;
}

/**
 * Rows `from` to `to` (not counted in) without copying them. A weight that runs linearly from a ≥ 0 to b ≥ 0
 * over the stretch is a·(1 − τ) + b·τ, so a linear course is a constant one with two columns for each: L·(1 − τ) and L·τ.
 */
function cut(whole: RowIntervals, from: number, to: number, course: Course): RowIntervals {
  const own = (column: Float64Array): Float64Array => column.subarray(from, to);
  const part: RowIntervals = {
    ...whole,
    observations: whole.observations.stretch(from, to),
    times: whole.times.slice(from, to),
    totalLow: own(whole.totalLow),
    totalHigh: own(whole.totalHigh),
    componentLow: whole.componentLow.map(own),
    componentHigh: whole.componentHigh.map(own),
  };
  if (course === "constant") return part;
  const shares = sharesOf(part.observations);
  const left = shares.map((share) => 1 - share);
  const doubled = (columns: readonly Float64Array[]): Float64Array[] => [
    ...columns.map((column) => product(column, left)),
    ...columns.map((column) => product(column, shares)),
  ];
  return {
    ...part,
    componentLow: doubled(part.componentLow),
    componentHigh: doubled(part.componentHigh),
    weightScales: [...whole.weightScales, ...whole.weightScales],
  };
}

/** Row by row; a loop, as `map` of a typed array takes several times as long. */
function product(column: Float64Array, factors: readonly number[]): Float64Array {
  const made = new Float64Array(column.length);
  for (let t = 0; t < made.length; t += 1) made[t] = (column[t] as number) * (factors[t] as number);
  return made;
}

/** The rows of one epoch together, in order of time. */
function byEpoch(observations: FittedRows): FittedRows {
  const [epochs, times] = [observations.epochs(), observations.times()];
  const gap = (a: number, b: number): number =>
    (epochs[a] as number) - (epochs[b] as number) || (times[a] as number) - (times[b] as number);
  const order = epochs.map((_, i) => i).toSorted(gap);
  return observations.picked(order);
}

/** Place of each row between the first epoch (0) and the last (1); 0 where there is only one. */
function sharesOf(observations: FittedRows): readonly number[] {
  const epochs = observations.epochs();
  const [first, last] = [smallest(epochs), largest(epochs)];
  return epochs.map((epoch) => (last === first ? 0 : (epoch - first) / (last - first)));
}

/** The largest length up to the limit for which a monotone claim holds; 0 where it does for none. */
function longest(limit: number, holds: (length: number) => boolean): number {
  let good = 0;
  let bad = Math.min(2, limit);
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

function segmentOf(part: RowIntervals, course: Course): Stretch | undefined {
  const found = fit(part, zero);
  if (found === undefined) return undefined;
  const weights = simplestWeights(found) ?? found.inside;
  const ends = weights.map((value, i) => ({ value, ...(found.boxes[i] as Box) }));
  const k = part.observations.components;
  const epochs = part.observations.epochs();
  // In one epoch nothing moves, and the rows say nothing of the weights at its end.
  const half = course === "linear" && epochs.some((epoch) => epoch !== epochs[0]) ? k : 0;
  return stretchOf(epochs, course, ends.slice(0, k), ends.slice(half, half + k));
}
