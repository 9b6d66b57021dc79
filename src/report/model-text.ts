// The verdicts on the residual models of a run → words and clauses that every report for people has alike.

import type { ModelVerdict, RunAnalysis } from "../analysis/analysis.ts";

/** The rows that the models were judged on. */
export function judgedRows({ rows }: RunAnalysis): "train" | "val" {
  return rows.some(({ split }) => split === "train") ? "train" : "val";
}

/** `fits` where some weights of 0 or more leave such a residual, `no` where a certificate refutes it. */
export function modelVerdictText({ feasible }: ModelVerdict): string {
  return feasible === null ? "?" : feasible ? "fits" : "no";
}

/** What these words mean, a clause each. */
export function modelLegend({ models }: RunAnalysis, whereProven = ""): string {
  const has = (wanted: boolean | null): boolean =>
    models.some(({ feasible }) => feasible === wanted);
  return [
    ...(has(true) ? ["fits: some weights of 0 or more leave a residual of this shape"] : []),
    ...(has(false) ? [`no: proven impossible with weights of 0 or more${whereProven}`] : []),
    ...(has(null) ? ["?: not found, but not proven impossible"] : []),
  ].join("; ");
}
