// A run → its verdict: does the total add up, and if not, how much of it is in no column; in a sentence for people.

import type { RunAnalysis } from "../analysis/analysis.ts";
import { shareRange } from "./number-text.ts";

export type Verdict = "clean" | "hidden" | "unsure";

/** Findings that say that nothing can be said. */
const NO_VERDICT: ReadonlySet<string> = new Set(["undetermined", "components-not-printed"]);

/** Below this share of the total a residual is what rounding leaves. */
const ROUNDING = 0.001;

/** A share of the total beyond this is no figure that helps: the total is next to nothing. */
const FAR = 100;

/** True where the components add up and nothing but rounding is left. */
export function isRounding({ residual: { model, share } }: RunAnalysis): boolean {
  return model === "zero" && share !== null && Math.max(-share.min, share.max) < ROUNDING;
}

/** True where other weights than the declared ones make the log add up. */
export function isMisdeclared({ weights, findings, residual }: RunAnalysis): boolean {
  const declared = weights.some(({ status }) => status === "declared");
  return declared && residual.model !== "zero" && findings[0]?.cause === "loss-weights";
}

export function verdictOf(run: RunAnalysis): Verdict {
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  if (run.components.length === 0 || best === undefined || NO_VERDICT.has(best.cause))
    return "unsure";
  if (isMisdeclared(run)) return "hidden";
  if (run.undecided !== null && run.undecided.between.length > 1) {
    return run.residual.model === "zero" ? "clean" : "unsure";
  }
  return run.residual.model === "zero" && best.cause !== "nan-hidden-term" ? "clean" : "hidden";
}

/** One sentence; backticks mark names. */
export function verdictText(run: RunAnalysis): string {
  const verdict = verdictOf(run);
  const { share } = run.residual;
  const total = `\`${run.total}\``;
  if (run.components.length === 0) {
    return `Only ${total} is printed: there is nothing to reconcile it with.`;
  }
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  if (best?.cause === "nan-hidden-term") return `${total} is not finite where its components are.`;
  if (share === null) return "No row can be fitted: in each a value is missing or not finite.";
  const size = shareRange(share.min, share.max);
  if (isMisdeclared(run)) {
    return `The declared weights do not fit: with them ${total} is off the sum by ${size}.`;
  }
  if (verdict === "clean") {
    const rest = isRounding(run) ? "what is left is rounding" : `${size} is left`;
    return run.components.length > 1
      ? `The components add up to ${total}: ${rest}.`
      : `${total} is accounted for: ${rest}.`;
  }
  const assumed = verdict === "unsure" ? ", if the weights are as shown" : "";
  if (best !== undefined && best.outside && share.min >= 0) {
    return `${size} of ${total} is in no printed column${assumed}.`;
  }
  const off = Math.max(-share.min, share.max) > FAR ? "by many times its own size" : `by ${size}`;
  return `At the weights shown, ${total} is off the sum of its components ${off}.`;
}
