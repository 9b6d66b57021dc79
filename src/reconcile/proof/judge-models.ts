// A run's rows → the verdict on every residual model: a sequence of it fits, a proof that none can, or neither found.

import { lazy, onceFor } from "../../math/lazy.ts";
import { admits, searchInside } from "../bounds/fit.ts";
import type { Proof } from "./certificate.ts";
import { refute } from "./prove.ts";
import type { Observed } from "../rows/observe.ts";
import { typicalSlack, worstSlack } from "../rows/slack.ts";
import { intervalsOf, type RowIntervals } from "../rows/row-intervals.ts";
import { constant, residualModels, zero } from "../models/index.ts";
import type { ResidualModel } from "../models/residual-model.ts";

export type Verdict =
  | { readonly feasible: true | null }
  | { readonly feasible: false; readonly proof: Proof };

/** Rows in order of time under both slacks: found to fit means under `typical`, impossible means under `worst`. */
interface Judgeable {
  readonly typical: RowIntervals;
  readonly worst: () => RowIntervals;
  /** Proofs that were looked for, where they are asked for again. */
  readonly proofs: Map<ResidualModel, Proof | undefined>;
}

type ObservedRows = Pick<Observed, "train" | "val" | "steps">;

/**
 * The train rows, or the validation rows where there are no others; one row and one component at least. Findings and the
 * list of models ask for the same rows, and for the same proofs of them.
 */
export const judgeable: (observed: ObservedRows) => Judgeable = onceFor(({ train, val, steps }) => {
  const observations = train.length > 0 ? train : val;
  return {
    typical: intervalsOf(observations, typicalSlack(steps)),
    worst: lazy(() => intervalsOf(observations, worstSlack(steps))),
    proofs: new Map(),
  };
});

/**
 * By model id, the narrowest first; the likely weights are tried before any are looked for. O(n·k) where a model fits at
 * those, else some linear programs.
 */
export function judgeModels(
  rows: Judgeable,
  likely: readonly number[],
): ReadonlyMap<string, Verdict> {
  return new Map(residualModels.map((model) => [model.id, verdictOn(rows, likely, model)]));
}

function verdictOn(rows: Judgeable, likely: readonly number[], model: ResidualModel): Verdict {
  const { typical, proofs } = rows;
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
  likely: readonly number[],
): { readonly model: ResidualModel; readonly proof: Proof } | undefined {
  for (const model of [constant, zero]) {
    const proof = admits(rows.typical, model, likely) ? undefined : proofOf(rows, model);
    if (proof !== undefined) return { model, proof };
  }
  return undefined;
}
