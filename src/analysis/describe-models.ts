// Verdicts on residual models → verdicts with their certificate.

import { certificateOf, type Named } from "../causes/certificate.ts";
import type { Verdict } from "../reconcile/models/model-verdict.ts";
import type { ModelVerdict } from "./analysis.ts";

export function describeModels(
  verdicts: ReadonlyMap<string, Verdict>,
  named: Named,
): readonly ModelVerdict[] {
  return [...verdicts].map(([model, verdict]) => {
    if (verdict.feasible !== false) return { model, feasible: verdict.feasible, certificate: null };
    const { proof, series } = verdict.refutation;
    return { model, feasible: false, certificate: certificateOf(proof, series, named) };
  });
}
