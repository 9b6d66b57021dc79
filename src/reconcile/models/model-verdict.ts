// Rows and a residual model → the verdict on it: a sequence of the model fits, proofs that none can, or neither found.

import { findInside } from "../../math/cutting-planes.ts";
import { lazy } from "../../math/lazy.ts";
import type { Proof } from "../proof/certificate.ts";
import { type Brevity, prove } from "../proof/prove.ts";
import { admits } from "../bounds/fit.ts";
import type { Requirement, ResidualModel } from "./residual-model.ts";
import { type Observed, typicalSlack, worstSlack } from "../rows/observe.ts";
import { createSeries, type Series } from "../rows/series.ts";
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
  readonly typical: Series;
  readonly worst: () => Series;
  /** Weights that are tried before any are looked for. */
  readonly likely: readonly number[];
}

const OPEN: Verdict = { feasible: null };

/** The train rows, or the validation rows where there are no others; one row and one component at least. */
export function judgeable({ train, val, steps }: Observed, likely: readonly number[]): Judgeable {
  const observations = train.length > 0 ? train : val;
  return {
    typical: createSeries(observations, typicalSlack(steps)),
    worst: lazy(() => createSeries(observations, worstSlack(steps))),
    likely,
  };
}

/** True where residuals of the model fit at some weights; O(n·k) where they do at the likely ones, else two linear programs. */
export function someWeightsFit(rows: Judgeable, model: ResidualModel): boolean {
  return admits(rows.typical, model, rows.likely) || findOne(rows.typical, model).kind === "inside";
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
