// A series and a residual model → the exact box of every weight, or the proof that there is none.

import { boundRegion, type Cut, findInside, type Region } from "../../math/cutting-planes.ts";
import type { Proof } from "../proof/certificate.ts";
import { prove } from "../proof/prove.ts";
import type { Requirement, ResidualModel } from "../models/residual-model.ts";
import { createSeries, type Observation, type Series, type Slack } from "../rows/series.ts";
import { LIMIT, oracleOf, violatedAt } from "./series-cut.ts";

/** Range of one weight; `high` null where nothing bounds it. */
export interface Box {
  readonly low: number;
  readonly high: number | null;
}

export interface Feasible {
  readonly feasible: true;
  readonly model: ResidualModel;
  readonly series: Series;
  /** One a component, in their order. */
  readonly boxes: readonly Box[];
  /** Weights inside, near the middle of the box's corners. */
  readonly inside: readonly number[];
  readonly cuts: readonly Cut<Requirement>[];
}

export interface Infeasible {
  readonly feasible: false;
  readonly model: ResidualModel;
  readonly series: Series;
  readonly proof: Proof;
}

/** Nothing found, nothing proven. */
export interface NotFound {
  readonly feasible: null;
  readonly model: ResidualModel;
  readonly series: Series;
}

export type Fit = Feasible | Infeasible | NotFound;

/**
 * Components up to which ranges of weights, the simplest weights inside them, and stretches with weights of their own are
 * looked for: each takes linear programs in all of them (ranges of 32 components take 0.6 s on 300 rows, of 64 thirty).
 */
export const MOST_RANGED = 40;

/** Boxes are stated this much wider (relative), to cover what is left of the arithmetic once the program has rounded its ends outward. */
const BOX_MARGIN = 1e-12;

/** Fits weights ≥ 0 under a model; about 2k linear programs, O(n·k) for every question to the model. */
export function fit(observations: readonly Observation[], model: ResidualModel, slack: Slack): Fit {
  const series = createSeries(observations, slack);
  const region = boundRegion(series.weightScales.length, oracleOf(series, model), LIMIT);
  if (region.kind === "region") return feasibleFit(series, model, region);
  if (region.kind === "empty") {
    const proof = prove(series, model, region.cuts, region.contradiction);
    if (proof !== undefined) return { feasible: false, model, series, proof };
  }
  return { feasible: null, model, series };
}

/** The fit where there is one, with no proof where there is none: for searches, and for rows that are not printed text. */
export function feasibleOnly(
  observations: readonly Observation[],
  model: ResidualModel,
  slack: Slack,
): Feasible | undefined {
  return feasibleIn(createSeries(observations, slack), model);
}

export function feasibleIn(series: Series, model: ResidualModel): Feasible | undefined {
  const region = boundRegion(series.weightScales.length, oracleOf(series, model), LIMIT);
  return region.kind === "region" ? feasibleFit(series, model, region) : undefined;
}

/** Some weights inside, where they are found: for half the work of a fit or less. */
export function pointInside(series: Series, model: ResidualModel): readonly number[] | undefined {
  const { weightScales } = series;
  const found = findInside(weightScales.length, oracleOf(series, model), LIMIT);
  return found.kind === "inside"
    ? found.point.map((value, i) => value * (weightScales[i] as number))
    : undefined;
}

function feasibleFit(series: Series, model: ResidualModel, region: Region<Requirement>): Feasible {
  const { low, high } = region.ends();
  const boxes = series.weightScales.map((scale, i) => {
    const most = high[i] as number | null;
    return {
      low: (low[i] as number) * scale * (1 - BOX_MARGIN),
      high: most === null ? null : most * scale * (1 + BOX_MARGIN),
    };
  });
  const inside = region.inside.map((value, i) => value * (series.weightScales[i] as number));
  return { feasible: true, model, series, boxes, inside, cuts: region.cuts };
}

/** True when a residual sequence of the model exists at these weights (of either sign). */
export function admits(series: Series, model: ResidualModel, weights: readonly number[]): boolean {
  return violatedAt(series, model, scaledWeights(series, weights)).length === 0;
}

export function scaledWeights(series: Series, weights: readonly number[]): number[] {
  const point: number[] = [];
  for (let i = 0; i < weights.length; i += 1)
    point.push((weights[i] as number) / (series.weightScales[i] as number));
  return point;
}
