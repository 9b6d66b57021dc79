// Rows and a residual model → the verdict on it: a sequence of the model fits, proofs that none can, or neither found.

import { findInside } from "../../math/cutting-planes.ts";
import { lazy } from "../../math/lazy.ts";
import type { Proof } from "../proof/certificate.ts";
import { type Brevity, prove } from "../proof/prove.ts";
import { admits } from "../bounds/fit.ts";
import type { Requirement, ResidualModel } from "./residual-model.ts";
import { createSeries, type Observation, type Series, type Slack } from "../rows/series.ts";
import { LIMIT, oracleOf } from "../bounds/series-cut.ts";

/** A proof, and the rows it speaks of. */
export interface Refutation {
  readonly proof: Proof;
  readonly series: Series;
}

export type Verdict =
  | { readonly feasible: true }
  | { readonly feasible: false; readonly refutation: Refutation }
  | { readonly feasible: null };

/** Rows in order of time under both slacks: found to fit means under `typical`, impossible means under `worst`. */
export interface Judgeable {
  readonly observations: readonly Observation[];
  readonly typical: Series;
  readonly worst: () => Series;
  /** Weights that are tried before any are looked for. */
  readonly likely: readonly number[];
}

const OPEN: Verdict = { feasible: null };

/** Needs at least one observation with at least one component. */
export function judgeable(
  observations: readonly Observation[],
  typical: Slack,
  worst: Slack,
  likely: readonly number[],
): Judgeable {
  return {
    observations,
    typical: createSeries(observations, typical),
    worst: lazy(() => createSeries(observations, worst)),
    likely,
  };
}

/** True where residuals of the model fit at some weights; O(n·k) where they do at the likely ones, else two linear programs. */
export function someWeightsFit(rows: Judgeable, model: ResidualModel): boolean {
  return admits(rows.typical, model, rows.likely) || findOne(rows.typical, model).kind === "inside";
}

/** What is refuted is not asked for weights, which takes as long again. */
export function verdictOn(rows: Judgeable, model: ResidualModel, brevity: Brevity): Verdict {
  if (admits(rows.typical, model, rows.likely)) return { feasible: true };
  const refuted = refute(rows, model, brevity);
  return refuted.feasible === null && someWeightsFit(rows, model) ? { feasible: true } : refuted;
}

/** The proof that no residuals of the model fit at any weights, or an open verdict. */
export function refute(rows: Judgeable, model: ResidualModel, brevity: Brevity): Verdict {
  const series = rows.worst();
  const found = findOne(series, model);
  const proof =
    found.kind === "empty"
      ? prove(series, model, found.cuts, found.contradiction, brevity)
      : undefined;
  if (proof === undefined) return OPEN;
  return { feasible: false, refutation: { proof, series } };
}

/** Scaled weights inside the model's region, or none. */
function findOne(series: Series, model: ResidualModel): ReturnType<typeof findInside<Requirement>> {
  return findInside(series.weightScales.length, oracleOf(series, model), LIMIT);
}
