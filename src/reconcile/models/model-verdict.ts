// Rows and a residual model → the verdict on it: a sequence of the model fits, proofs that none can, or neither found.

import { boundRegion, type Cut, findInside, type Region } from "../../math/cutting-planes.ts";
import { lazy } from "../../math/lazy.ts";
import type { Proof } from "../proof/certificate.ts";
import { type Brevity, prove } from "../proof/prove.ts";
import { admits, scaled } from "../bounds/fit.ts";
import type { Alternative, DividedModel } from "./divided-model.ts";
import type { Requirement, ResidualModel } from "./residual-model.ts";
import {
  createSeries,
  type Observation,
  residualBounds,
  type Series,
  type Slack,
} from "../rows/series.ts";
import { LIMIT, oracleOf, toleranceAt, violatedAt } from "../bounds/series-cut.ts";

/** A proof, the rows it speaks of, and what it takes for granted: nothing, or one alternative of a divided model. */
export interface Refutation {
  readonly proof: Proof;
  readonly series: Series;
  readonly premise: string;
}

export type Verdict =
  | { readonly feasible: true }
  /** Each alternative is refuted by one of the proofs; a model that is not divided has one. */
  | { readonly feasible: false; readonly refutations: readonly [Refutation, ...Refutation[]] }
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
export function fits(rows: Judgeable, model: ResidualModel): boolean {
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
  return { feasible: false, refutations: [{ proof, series, premise: "" }] };
}

/** Alternatives tried for a divided model on short logs, and rows tried in all on long ones. */
const MOST_ALTERNATIVES = 64;
const MOST_ROWS = 400_000;

/** As `fits`, alternative by alternative, depth first; false also where there are more of them than are tried. */
export function fitsDivided(rows: Judgeable, model: DividedModel): boolean {
  const whole = model.whole(rows.observations);
  if (
    admits(rows.typical, whole.relaxed, rows.likely) &&
    divideAt(rows.typical, whole, scaled(rows.typical, rows.likely))?.length === 0
  )
    return true;
  return search(rows.typical, whole, false).feasible === true;
}

/** As `refute`, with a proof for every alternative. */
export function refuteDivided(rows: Judgeable, model: DividedModel): Verdict {
  const verdict = search(rows.worst(), model.whole(rows.observations), true);
  return verdict.feasible === true ? OPEN : verdict;
}

/** With `proofs`, an alternative without weights is refuted or leaves the verdict open; without, it is passed over. */
function search(series: Series, whole: Alternative, proofs: boolean): Verdict {
  const most = Math.max(
    4,
    Math.min(MOST_ALTERNATIVES, Math.floor(MOST_ROWS / series.observations.length)),
  );
  const refutations: Refutation[] = [];
  const waiting: { alternative: Alternative; cuts: readonly Cut<Requirement>[] }[] = [
    { alternative: whole, cuts: [] },
  ];
  for (let tried = 0; waiting.length > 0; tried += 1) {
    if (tried === most) return OPEN;
    const { alternative, cuts } = waiting.pop() as (typeof waiting)[number];
    const region = regionOf(series, alternative.relaxed, cuts);
    if (region.kind === "unknown") return OPEN;
    if (region.kind === "region") {
      const point = insideOf(series, alternative.relaxed, region);
      const parts = point === undefined ? undefined : divideAt(series, alternative, point);
      if (parts === undefined) return OPEN;
      if (parts.length === 0) return { feasible: true };
      // What holds in an alternative holds in its parts.
      for (const part of parts.toReversed()) waiting.push({ alternative: part, cuts: region.cuts });
    } else if (proofs) {
      const { relaxed, premise } = alternative;
      const proof = prove(series, relaxed, region.cuts, region.contradiction, "irreducible");
      if (proof === undefined) return OPEN;
      refutations.push({ proof, series, premise });
    }
  }
  const [first, ...others] = refutations;
  return first === undefined ? OPEN : { feasible: false, refutations: [first, ...others] };
}

/** The region's own point, where it is one: not where only an artificial limit bounds the weights. */
function insideOf(
  series: Series,
  model: ResidualModel,
  { inside }: Region<Requirement>,
): readonly number[] | undefined {
  const known = inside.length === series.weightScales.length;
  return known && violatedAt(series, model, inside).length === 0 ? inside : undefined;
}

/** Scaled weights inside the model's region, or none. */
function findOne(series: Series, model: ResidualModel): ReturnType<typeof findInside<Requirement>> {
  return findInside(series.weightScales.length, oracleOf(series, model), LIMIT);
}

/** As `findOne`, with what bounds the region, from what is known of it. */
function regionOf(
  series: Series,
  model: ResidualModel,
  seed: readonly Cut<Requirement>[],
): ReturnType<typeof boundRegion<Requirement>> {
  return boundRegion(series.weightScales.length, oracleOf(series, model), LIMIT, seed, 1);
}

function divideAt(
  series: Series,
  alternative: Alternative,
  point: readonly number[],
): readonly Alternative[] | undefined {
  const { low, high } = residualBounds(series, point);
  return alternative.divide(low, high, toleranceAt(point));
}
