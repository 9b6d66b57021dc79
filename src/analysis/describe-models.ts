// Verdicts on residual models → verdicts with their certificate, made when a report asks for them.

import type { Verdict } from "../reconcile/proof/judge-models.ts";
import type { ModelVerdict, RunAnalysis } from "./analysis.ts";
import { certificateOf, type Named } from "./certificate.ts";

export function describeModels(
  verdicts: ReadonlyMap<string, Verdict>,
  named: Named,
): readonly ModelVerdict[] {
  return [...verdicts].map(([model, verdict]) => {
    const { feasible } = verdict;
    const certificate = feasible === false ? certificateOf(verdict.proof, named) : null;
    return { model, feasible, certificate };
  });
}

const modelsOf = new WeakMap<object, () => RunAnalysis["models"]>();

/** Most reports do not show the models, and they take as long as all the rest. */
const MODELS_LATER = {
  get models(): RunAnalysis["models"] {
    return modelsOf.get(this)?.() ?? [];
  },
};

/**
 * A literal with a prototype put behind it: where so many members are assigned to an object that has a getter, V8 keeps
 * it as a dictionary, 1,500 bytes a run that waits to be told (Node 20.20).
 */
export function withModels(
  run: Omit<RunAnalysis, "models">,
  models: () => RunAnalysis["models"],
): RunAnalysis {
  modelsOf.set(run, models);
  return Object.setPrototypeOf(run, MODELS_LATER) as RunAnalysis;
}
