// A run → its verdict in one line: does the total add up, and if not, how much of it is in no column.

import type { RunAnalysis } from "../analysis.ts";
import { shareRange } from "../number-text.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";

export type Verdict = "clean" | "hidden" | "unsure";

/** Findings that say that nothing can be said. */
const NO_VERDICT: ReadonlySet<string> = new Set(["undetermined", "components-not-printed"]);

export function verdictOf(run: RunAnalysis): Verdict {
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  if (run.components.length === 0 || best === undefined || NO_VERDICT.has(best.cause))
    return "unsure";
  if (run.undecided !== null && run.undecided.between.length > 1) {
    return run.residual.model === "zero" ? "clean" : "unsure";
  }
  return run.residual.model === "zero" && best.cause !== "nan-hidden-term" ? "clean" : "hidden";
}

export function verdictLines(paper: Paper, run: RunAnalysis): string[] {
  const verdict = verdictOf(run);
  const { clean, hidden, unsure } = paper.signs;
  const sign = { clean, hidden, unsure }[verdict];
  const tone = { clean: "good", hidden: "bad", unsure: "warn" } as const;
  const lead = ` ${paint(paper, span(sign, tone[verdict]))} `;
  const lines = wrap(paper, clause(paper, sentence(run, verdict), "strong"), span("   "), 3);
  return lines.map((line, i) => (i === 0 ? lead + line.slice(3) : line));
}

function sentence(run: RunAnalysis, verdict: Verdict): string {
  const { share } = run.residual;
  const total = `\`${run.total}\``;
  if (run.components.length === 0)
    return `Only ${total} is printed: there is nothing to reconcile it with.`;
  if (verdict === "clean") {
    const several = run.components.length > 1;
    return several
      ? `The components add up to ${total}: what is left is rounding.`
      : `${total} is accounted for: what is left is rounding.`;
  }
  if (run.findings[0]?.cause === "nan-hidden-term") {
    return `${total} is not finite where its components are: the rest of it is in no printed column.`;
  }
  if (share === null)
    return `No row of this log can be fitted: a value is missing or not finite in each.`;
  const size = shareRange(share.min, share.max);
  if (share.min < 0) return `${total} and its components differ by ${size} of ${total}.`;
  const sure = verdict === "unsure" ? ", if the weights are as assumed" : "";
  return `${size} of ${total} is in no printed column${sure}.`;
}
