// A run's rows → the verdict on every residual model: a sequence of it fits, a proof that none can, or neither found.

import { lazy } from "../../math/lazy.ts";
import { admits, searchInside } from "../bounds/fit.ts";
import type { Proof } from "../proof/certificate.ts";
import { refute } from "../proof/prove.ts";
import type { Observed } from "../rows/observe.ts";
import { typicalSlack, worstSlack } from "../rows/slack.ts";
import { intervalsOf, type RowIntervals } from "../rows/row-intervals.ts";
import { constant, residualModels, zero } from "./index.ts";
import type { ResidualModel } from "./residual-model.ts";

export type Verdict =
  | { readonly feasible: true | null }
  | { readonly feasible: false; readonly proof: Proof };

/** Rows in order of time under both slacks: found to fit means under `typical`, impossible means under `worst`. */
interface Judgeable {
  readonly typical: RowIntervals;
  readonly worst: () => RowIntervals;
  /** Weights that are tried before any are looked for. */
  readonly likely: readonly number[];
  /** Proofs that were looked for, where they are asked for again. */
  readonly proofs: Map<ResidualModel, Proof | undefined>;
}

type ObservedRows = Pick<Observed, "train" | "val" | "steps">;

/** Findings and the list of models ask for the same rows, and for the same proofs of them. */
const known = new WeakMap<ObservedRows, Judgeable>();

/** The train rows, or the validation rows where there are no others; one row and one component at least. */
export function judgeable(observed: ObservedRows, likely: readonly number[]): Judgeable {
  const found = known.get(observed);
  if (found?.likely === likely) return found;
  const { train, val, steps } = observed;
  const observations = train.length > 0 ? train : val;
  const made: Judgeable = {
    typical: intervalsOf(observations, typicalSlack(steps)),
    worst: lazy(() => intervalsOf(observations, worstSlack(steps))),
    likely,
    proofs: new Map(),
  };
  known.set(observed, made);
  return made;
}

/** By model id, the narrowest first. O(n·k) where a model fits at the likely weights, else some linear programs. */
export function judgeModels(rows: Judgeable): ReadonlyMap<string, Verdict> {
  return new Map(residualModels.map((model) => [model.id, verdictOn(rows, model)]));
}

function verdictOn(rows: Judgeable, model: ResidualModel): Verdict {
  const { typical, likely, proofs } = rows;
  const refuted = proofs.get(model);
  // What is impossible under the worst slack does not fit under the typical one, which is narrower.
  if (refuted !== undefined) return { feasible: false, proof: refuted };
  if (admits(typical, model, likely) || searchInside(typical, model).kind === "inside")
    return { feasible: true };
  const proof = proofOf(rows, model);
  return proof === undefined ? { feasible: null } : { feasible: false, proof };
}

function proofOf({ worst, proofs }: Judgeable, model: ResidualModel): Proof | undefined {
  if (!proofs.has(model)) proofs.set(model, refute(worst(), model));
  return proofs.get(model);
}

/** The simplest explanation that is refuted: constant weights with any constant offset include constant weights alone. */
export function simplestRefuted(
  rows: Judgeable,
): { readonly model: ResidualModel; readonly proof: Proof } | undefined {
  for (const model of [constant, zero]) {
    const proof = admits(rows.typical, model, rows.likely) ? undefined : proofOf(rows, model);
    if (proof !== undefined) return { model, proof };
  }
  return undefined;
}
