// Observations whose weights change in mid-run → the fewest stretches of epochs that each add up with weights of their own.

import { largest, smallest } from "../../math/statistics.ts";
import { type Box, fit, searchInside } from "../bounds/fit.ts";
import { zero } from "../models/index.ts";
import { intervalsOf, type RowIntervals } from "../rows/row-intervals.ts";
import type { FittedRows } from "../rows/fitted-rows.ts";
import type { Slack } from "../rows/slack.ts";
import { violatedAt } from "../bounds/cuts.ts";
import { simplestWeights } from "./simplest-weights.ts";

/** A stretch of epochs that adds up. Weights run linearly from `start` to `end`; they are equal where the weights are constant. */
export interface Segment {
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  readonly rows: number;
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Null for a weight that is taken as 1 without being fitted. */
  readonly startBoxes: readonly (Box | null)[];
  readonly endBoxes: readonly (Box | null)[];
}

/** How weights may move inside a stretch. */
type Course = "constant" | "linear";

/**
 * Greedy from the left: each stretch is as long as it can be, which gives the fewest, as a part of a stretch that adds up
 * adds up. The length is found by doubling and bisection, O(log n) linear programs a stretch, O(n·k·log n) in all. Rows of
 * one epoch stay together.
 * Undefined when more than `most` stretches are needed, one epoch alone does not add up, or their numbers of rows are
 * not `believed`; weights are looked for only then.
 */
export function segment(
  observations: FittedRows,
  slack: Slack,
  course: Course,
  most: number,
  believed: (rows: readonly number[]) => boolean,
): readonly Segment[] | undefined {
  if (observations.length === 0) return undefined;
  const rows = byEpoch(observations);
  const starts: number[] = [];
  let before = Number.NaN;
  rows.epochs().forEach((epoch, i) => {
    if (epoch !== before) starts.push(i);
    before = epoch;
  });
  const epochs = starts.length;
  starts.push(rows.length);
  const whole = intervalsOf(rows, slack);
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
  while (from < epochs) {
    if (stretches.length === most || !feasible(from, from + 1)) return undefined;
    const start = from;
    from += longest(epochs - from, (length) => feasible(start, start + length));
    stretches.push([starts[start] as number, starts[from] as number]);
  }
  if (!believed(stretches.map(([first, end]) => end - first))) return undefined;
  const segments = stretches.map(([first, end]) =>
    describe(cut(whole, first, end, course), course),
  );
  return segments.every((part) => part !== undefined) ? segments : undefined;
}

/** Rows beyond the unknowns, for every stretch of several, before weights of its own are believed. */
const SPARE_ROWS = 2;

/** `alone`: those that one stretch by itself must have. */
export function enoughRows(unknowns: number, alone: number): (rows: readonly number[]) => boolean {
  return (rows) => {
    const spare = rows.map((count) => Math.max(0, count - unknowns));
    const sum = spare.reduce((all, count) => all + count, 0);
    return rows.length === 1
      ? sum >= alone
      : sum >= SPARE_ROWS * rows.length && largest(spare) >= SPARE_ROWS;
  };
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

function describe(part: RowIntervals, course: Course): Segment | undefined {
  const found = fit(part, zero);
  if (found === undefined) return undefined;
  const weights = simplestWeights(found) ?? found.inside;
  const k = part.observations.components;
  const half = course === "linear" ? k : 0;
  return {
    ...spanOf(part.observations),
    start: weights.slice(0, k),
    end: weights.slice(half, half + k),
    startBoxes: found.boxes.slice(0, k),
    endBoxes: found.boxes.slice(half, half + k),
  };
}

/** Where a stretch of these rows lies. */
export function spanOf(
  observations: FittedRows,
): Pick<Segment, "firstEpoch" | "lastEpoch" | "rows"> {
  const epochs = observations.epochs();
  return { firstEpoch: smallest(epochs), lastEpoch: largest(epochs), rows: epochs.length };
}
