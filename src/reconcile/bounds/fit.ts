// Rows and a residual model → the exact box of every weight, or some weights inside.

import { boundRegion, type Cut, findInside } from "../../math/cutting-planes.ts";
import type { Requirement, ResidualModel } from "../models/residual-model.ts";
import { type RowIntervals, scaledWeights } from "../rows/row-intervals.ts";
import { LIMIT, oracleOf, violatedAt } from "./cuts.ts";

/** Range of one weight; `high` null where nothing bounds it. */
export interface Box {
  readonly low: number;
  readonly high: number | null;
}

/** What rows leave to weights ≥ 0 under a residual model. */
export interface Feasible {
  readonly model: ResidualModel;
  readonly intervals: RowIntervals;
  /** One a component, in their order. */
  readonly boxes: readonly Box[];
  /** Weights inside, near the middle of the box's corners. */
  readonly inside: readonly number[];
  readonly cuts: readonly Cut<Requirement>[];
}

/**
 * Components up to which ranges of weights, the simplest weights inside them, and stretches with weights of their own are
 * looked for: each takes linear programs in all of them (ranges of 32 components take 0.6 s on 300 rows, of 64 thirty).
 */
export const MOST_RANGED = 40;

/** Boxes are stated this much wider (relative), to cover what is left of the arithmetic once the program has rounded its ends outward. */
const BOX_MARGIN = 1e-12;

/** The box of every weight; undefined where no weights fit, or none are found. About 2k linear programs, O(n·k) for every question to the model. */
export function fit(intervals: RowIntervals, model: ResidualModel): Feasible | undefined {
  const { weightScales } = intervals;
  const region = boundRegion(weightScales.length, oracleOf(intervals, model), LIMIT);
  if (region.kind !== "region") return undefined;
  const { low, high } = region.ends();
  const boxes = weightScales.map((scale, i) => {
    const most = high[i] as number | null;
    return {
      low: (low[i] as number) * scale * (1 - BOX_MARGIN),
      high: most === null ? null : most * scale * (1 + BOX_MARGIN),
    };
  });
  const inside = printedWeights(intervals, region.inside);
  return { model, intervals, boxes, inside, cuts: region.cuts };
}

/** Scaled weights inside, or the inequalities that leave none: for half the work of a fit or less. */
export function searchInside(
  intervals: RowIntervals,
  model: ResidualModel,
): ReturnType<typeof findInside<Requirement>> {
  return findInside(intervals.weightScales.length, oracleOf(intervals, model), LIMIT);
}

/** Some weights inside, where they are found. */
export function pointInside(
  intervals: RowIntervals,
  model: ResidualModel,
): readonly number[] | undefined {
  const found = searchInside(intervals, model);
  return found.kind === "inside" ? printedWeights(intervals, found.point) : undefined;
}

function printedWeights({ weightScales }: RowIntervals, scaled: readonly number[]): number[] {
  return scaled.map((value, i) => value * (weightScales[i] as number));
}

/** True when a residual sequence of the model exists at these weights (of either sign). */
export function admits(
  intervals: RowIntervals,
  model: ResidualModel,
  weights: readonly number[],
): boolean {
  return violatedAt(intervals, model, scaledWeights(intervals, weights)).length === 0;
}
