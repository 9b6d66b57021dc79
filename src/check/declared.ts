// Which findings say that other weights than the declared ones are at work.

import type { RunAnalysis } from "../analysis/analysis.ts";

/** Rows add up, at other constant weights than those expected. */
export const OTHER_WEIGHTS: ReadonlySet<string> = new Set([
  "loss-weights",
  "uniform-scale",
  "counted-twice",
]);

export function isDeclared({ weights }: RunAnalysis): boolean {
  return weights.some(({ status }) => status === "declared");
}
