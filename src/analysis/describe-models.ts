// Verdicts on residual models → verdicts with their certificate.

import { certificateOf, type Named } from "../causes/certificate.ts";
import type { Judged } from "../reconcile/models/judge-models.ts";
import type { Verdict } from "../reconcile/models/model-verdict.ts";
import type { ModelVerdict, ModelVerdicts } from "./analysis.ts";

export function describeModels(judged: readonly Judged[], named: Named): ModelVerdicts[] {
  const describe = (verdict: Verdict): ModelVerdict => {
    if (verdict.feasible !== false) return { feasible: verdict.feasible, certificate: null };
    const { proof, series } = verdict.refutation;
    return { feasible: false, certificate: certificateOf(proof, series, named) };
  };
  return judged.map((entry) => ({
    model: entry.model.id,
    ...describe(entry.own),
    val: entry.val === null ? null : describe(entry.val),
    together: entry.together === null ? null : describe(entry.together),
    withShortBatch: entry.withShortBatch === null ? null : describe(entry.withShortBatch),
  }));
}
