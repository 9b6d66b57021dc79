// Rows whose weights may change → the stretches that add up, where there is proof enough that they do.

import { largest } from "../../math/statistics.ts";
import { combined, leastSquaresOf, type Moments, momentsOf, squaresLeft } from "../../math/nnls.ts";
import { type Rows, leastSquares, rowsWhere, relativeRows } from "../rows/rows.ts";
import { type RunRows, together } from "../rows/run-rows.ts";
import { findAnnealed } from "./annealing.ts";
import { pointInside } from "../bounds/fit.ts";
import { constant } from "../models/index.ts";
import { type Schedule, segmentsOf } from "./segments.ts";
import { bareWeight, type Stretch, stretchOf } from "./stretch.ts";
import { intervalsOf } from "../rows/row-intervals.ts";

/**
 * Weights that change in mid-run: constant in a few stretches, or one that is annealed and then held. Not looked for where one constant residual explains all rows: that is the simpler story.
 */
export function findSchedule(run: RunRows): Schedule | undefined {
  const { updates, train, val, steps, slack } = run;
  const epochs = together(run, "epochs");
  const rows = epochs.observations;
  const k = rows.components;
  const annealed = k >= 2 ? findAnnealed(rows, slack) : undefined;
  if (annealed !== undefined) return annealed;
  const everything = together(run, "all").observations;
  for (const some of [everything, updates.observations])
    if (some.length >= k + 2 && pointInside(intervalsOf(some, slack), constant) !== undefined)
      return undefined;
  const all = segmentsOf(everything, slack, "constant");
  if (all !== undefined) return { course: "constant", segments: all };
  // A short last batch leaves the epochs a little off, and a short validation batch those of validation, whatever the weights.
  for (const some of val.observations.length > 0 ? [updates, train] : [updates]) {
    const found = segmentsOf(some.observations, slack, "constant");
    if (found?.every((part, i) => i === 0 || differ(part, found[i - 1])) === true)
      return { course: "constant", segments: found };
  }
  return findJump(epochs, steps);
}

/** Of the larger weight: less is what noise makes of one and the same. */
const DIFFERENT = 0.2;

/** Neighbouring stretches of which one weight differs. */
function differ(part: Stretch, before: Stretch | undefined): boolean {
  return part.start.some(({ value: weight }, i) => {
    const other = before?.start[i]?.value ?? weight;
    return Math.abs(weight - other) > DIFFERENT * Math.max(weight, other);
  });
}

/** Least squares must shrink by this factor at the change point (corpus: schedules 200 and more, others below 25). */
const JUMP_GAIN = 60;
/** What is left after the jump, on the scale of a short last batch. */
const JUMP_FIT = 0.35;
/** What rounding leaves of a row, as a share of its total: squares below it are not compared. */
const ROUNDING = 3e-4;

/** Change points tried at first; a longer run is then searched more closely around the best of them. */
const CANDIDATES = 100;

/** One change point under noisy rows (a short last batch): the split of the epochs that shrinks the squares most. O(n·k²). */
function findJump(all: Rows, steps: number): Schedule | undefined {
  const rows = all.observations.length;
  const k = all.observations.components;
  const last = largest(all.epochs);
  const { matrix, right } = relativeRows(all);
  const sum = momentsOf(matrix, right, k);
  const leastOf = (moments: Moments): number => squaresLeft(moments, leastSquaresOf(moments));
  const search = (from: number, to: number): { squares: number; at: number } | undefined => {
    let found: { squares: number; at: number } | undefined;
    let [before, start] = [momentsOf([], [], k), 0];
    const stride = Math.max(1, Math.ceil((to - from) / CANDIDATES));
    for (let at = from; at <= to; at += stride) {
      let end = start;
      while (end < rows && (all.epochs[end] as number) < at) end += 1;
      const own = momentsOf(matrix.slice(start, end), right.slice(start, end), k);
      [before, start] = [combined(before, own, 1), end];
      if (Math.min(end, rows - end) < k + 2) continue;
      const squares = leastOf(before) + leastOf(combined(sum, before, -1));
      if (found === undefined || squares < found.squares) found = { squares, at };
    }
    return found;
  };
  const coarse = search(1, last);
  const reach = Math.ceil(last / CANDIDATES);
  const best =
    coarse === undefined || reach <= 1
      ? coarse
      : search(Math.max(1, coarse.at - reach), Math.min(last, coarse.at + reach));
  if (best === undefined) return undefined;
  const left = steps * Math.sqrt(best.squares / Math.max(1, rows - 2 * k));
  const floor = rows * ROUNDING ** 2;
  if (left >= JUMP_FIT || leastOf(sum) / (best.squares + floor) <= JUMP_GAIN) return undefined;
  const { at } = best;
  const parts = [
    rowsWhere(all, (i) => (all.epochs[i] as number) < at),
    rowsWhere(all, (i) => (all.epochs[i] as number) >= at),
  ];
  return {
    course: "noisy",
    segments: parts.map((part) => {
      const weights = leastSquares(part).map(bareWeight);
      return stretchOf(part.observations.epochs(), "constant", weights, weights);
    }),
  };
}
