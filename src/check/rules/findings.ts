// Findings and their certainty → those that break the check, and the best one of the others as a note.

import { CERTAINTIES, type Certainty, type Finding } from "../../causes/finding.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { type Budgets, failOnOf } from "../budgets.ts";
import { isDeclared, OTHER_WEIGHTS } from "../declared.ts";
import type { Judgement, Rule } from "../rule.ts";

/** Findings that nothing is wrong with: only their own name makes them break a check. */
const HARMLESS: ReadonlySet<string> = new Set(["adds-up", "partial-batch", "undetermined"]);

/** What `--expect-penalty` declares. */
const PENALTIES: ReadonlySet<string> = new Set(["weight-penalty", "single-output-penalty"]);

export const findings: Rule = {
  id: "findings",
  title: "No finding is as certain as the threshold",
  help: "Findings at or above the certainty given by `--fail-on`, or of a cause named there, break the check. Harmless ones (`adds-up`, `partial-batch`) and those that are declared do only by name.",
  judge(run, budgets) {
    const standing = run.findings.filter(({ certainty }) => certainty !== "ruled-out");
    const own = standing.filter(({ cause }) => !isAskedElsewhere(cause, run, budgets));
    const broken = own.filter((finding) => breaks(finding, budgets));
    if (broken.length > 0) return broken.map((finding) => judgement(finding, "fail"));
    const [best] = own;
    const { certainty, causes } = failOnOf(budgets);
    const asked = certainty !== null || causes.length > 0;
    return [
      ...(asked ? [{ verdict: "pass" as const, text: passText(certainty, causes) }] : []),
      ...(best === undefined || best.cause === "adds-up" ? [] : [judgement(best, "note")]),
    ];
  },
};

/** Said by the rule for expected penalties or for declared weights. */
function isAskedElsewhere(cause: string, run: RunAnalysis, { expectPenalty }: Budgets): boolean {
  if (cause === "expected-penalty-absent") return expectPenalty === true;
  return OTHER_WEIGHTS.has(cause) && isDeclared(run);
}

function breaks({ cause, certainty }: Finding, budgets: Budgets): boolean {
  const failOn = failOnOf(budgets);
  if (failOn.causes.includes(cause) && isAsSure(certainty, "moderate")) return true;
  if (failOn.certainty === null || HARMLESS.has(cause)) return false;
  if (budgets.expectPenalty === true && PENALTIES.has(cause)) return false;
  return isAsSure(certainty, failOn.certainty);
}

function isAsSure(certainty: Certainty, least: Certainty): boolean {
  return CERTAINTIES.indexOf(certainty) <= CERTAINTIES.indexOf(least);
}

function judgement(finding: Finding, verdict: "fail" | "note"): Judgement {
  return {
    as: { id: finding.cause, title: finding.title },
    verdict,
    text: `${finding.cause} (${finding.certainty}): ${finding.clause}`,
    evidence: finding.evidence.map(({ kind, text }) =>
      kind === "for" ? text : `${kind}: ${text}`,
    ),
    next: finding.next,
    rows: [...new Set(finding.evidence.flatMap(({ rows }) => rows ?? []))],
  };
}

function passText(certainty: Certainty | null, causes: readonly string[]): string {
  const named = causes.map((cause) => `\`${cause}\``).join(", ");
  if (certainty === null) return `none of ${named} is found`;
  const sure = certainty === "proven" ? "proven" : `${certainty} or surer`;
  return `no finding is ${sure}${causes.length === 0 ? "" : `, nor ${named} found`}`;
}
