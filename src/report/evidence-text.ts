// Evidence → the words that come before it, and where its rows stand.

import type { Evidence } from "../causes/finding.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";

export const EVIDENCE_LABEL: Readonly<Record<Evidence["kind"], string>> = {
  for: "",
  impossible: "ruled out: ",
  undecided: "undecided: ",
};

/** `train epoch 6, line 14`. */
export function rowText({ clock }: RunAnalysis, { split, epoch, line }: RowAnalysis): string {
  return `${split} ${clock} ${epoch}${line === 0 ? "" : `, line ${line}`}`;
}
