// The verdicts on the residual models of a run → columns and clauses that every report for people words alike.

import type { ModelVerdict, ModelVerdicts, RunAnalysis } from "../analysis/analysis.ts";

/** Rows that a model was judged on. */
export interface ModelColumn {
  readonly heading: string;
  readonly verdict: (entry: ModelVerdicts) => ModelVerdict | null;
}

/** Those with a verdict on any model. */
export function modelColumns({ models, rows }: RunAnalysis): readonly ModelColumn[] {
  const hasTrain = rows.some(({ split }) => split === "train");
  return [
    {
      heading: "train",
      verdict: (entry: ModelVerdicts) => (hasTrain ? entry : null),
    },
    { heading: "val", verdict: ({ val }: ModelVerdicts) => val },
    { heading: "both", verdict: ({ together }: ModelVerdicts) => together },
    { heading: "short batch", verdict: ({ withShortBatch }: ModelVerdicts) => withShortBatch },
  ].filter(({ verdict }) => models.some((entry) => verdict(entry) !== null));
}

/** `fits` where some weights of 0 or more leave such a residual, `no` where a certificate refutes it. */
export function modelVerdictText(verdict: ModelVerdict | null, none: string): string {
  if (verdict === null) return none;
  return verdict.feasible === null ? "?" : verdict.feasible ? "fits" : "no";
}

/** What the words in the columns mean, a clause each. */
export function modelLegend(
  { models }: RunAnalysis,
  columns: readonly ModelColumn[],
  refuted: string,
): readonly string[] {
  const verdicts = models.flatMap((entry) => columns.map(({ verdict }) => verdict(entry)));
  const has = (feasible: boolean | null): boolean =>
    verdicts.some((verdict) => verdict?.feasible === feasible);
  return [
    ...(has(true) ? ["fits: some weights of 0 or more leave a residual of this shape"] : []),
    ...(has(false) ? [refuted] : []),
    ...(has(null) ? ["?: not found, but not proven impossible"] : []),
    ...(columns.some(({ heading }) => heading === "both")
      ? ["both: train and val together, in order of time"]
      : []),
    ...(columns.some(({ heading }) => heading === "short batch")
      ? ["short batch: train, allowing for a short last batch"]
      : []),
  ];
}
