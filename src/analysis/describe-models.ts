// Verdicts on residual models → verdicts with their certificate.

import type { Verdict } from "../reconcile/models/judge-models.ts";
import type { ModelVerdict } from "./analysis.ts";
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
