// A run's rows → the verdict on every residual model: a sequence of it fits, a proof that none can, or neither found.

import { lazy } from "../../math/lazy.ts";
import { admits, searchInside } from "../bounds/fit.ts";
import type { Proof } from "../proof/certificate.ts";
import { refute } from "../proof/prove.ts";
import type { Observed } from "../rows/observe.ts";
import { typicalSlack, worstSlack } from "../rows/slack.ts";
import { intervalsOf, type RowIntervals } from "../rows/row-intervals.ts";
import { constant } from "./constant.ts";
import { residualModels } from "./index.ts";
import type { ResidualModel } from "./residual-model.ts";
import { zero } from "./zero.ts";

export type Verdict =
  | { readonly feasible: true | null }
  | { readonly feasible: false; readonly proof: Proof };

/** Rows in order of time under both slacks: found to fit means under `typical`, impossible means under `worst`. */
export interface Judgeable {
  readonly typical: RowIntervals;
  readonly worst: () => RowIntervals;
  /** Weights that are tried before any are looked for. */
  readonly likely: readonly number[];
}

/** The train rows, or the validation rows where there are no others; one row and one component at least. */
export function judgeable({ train, val, steps }: Observed, likely: readonly number[]): Judgeable {
  const observations = train.length > 0 ? train : val;
  return {
    typical: intervalsOf(observations, typicalSlack(steps)),
    worst: lazy(() => intervalsOf(observations, worstSlack(steps))),
    likely,
  };
}

/** By model id, the narrowest first. O(n·k) where a model fits at the likely weights, else some linear programs. */
export function judgeModels(rows: Judgeable): ReadonlyMap<string, Verdict> {
  return new Map(residualModels.map((model) => [model.id, verdictOn(rows, model)]));
}

function verdictOn(rows: Judgeable, model: ResidualModel): Verdict {
  const { typical, worst, likely } = rows;
  if (admits(typical, model, likely) || searchInside(typical, model).kind === "inside")
    return { feasible: true };
  const proof = refute(worst(), model);
  return proof === undefined ? { feasible: null } : { feasible: false, proof };
}

/** The simplest explanation that is refuted: constant weights with any constant offset include constant weights alone. */
export function simplestRefuted({
  typical,
  worst,
  likely,
}: Judgeable): { readonly model: ResidualModel; readonly proof: Proof } | undefined {
  for (const model of [constant, zero]) {
    const proof = admits(typical, model, likely) ? undefined : refute(worst(), model);
    if (proof !== undefined) return { model, proof };
  }
  return undefined;
}
