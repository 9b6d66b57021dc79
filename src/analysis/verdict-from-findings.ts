// Findings, the best first → the verdict that the first of them belongs to.

import type { Certainty, Finding } from "../causes/finding.ts";
import { surenessOf } from "../verdict/judgement.ts";
import { type VerdictId, verdictOfCause, verdictRecord } from "../verdict/verdicts.ts";
import type { VerdictStatement } from "./analysis.ts";

const PROBABILITY: Readonly<Record<Certainty, number>> = {
  proven: 1,
  strong: 0.98,
  moderate: 0.85,
  possible: 0.5,
  "ruled-out": 0,
};

export function verdictFromFindings(findings: readonly Finding[]): VerdictStatement {
  const standing = findings.filter(({ certainty }) => certainty !== "ruled-out");
  const [best] = standing;
  const likely = [...new Set(standing.flatMap(({ cause }) => verdictOfCause(cause) ?? []))];
  const first = likely[0] ?? "cannot-tell";
  const probability = PROBABILITY[best?.certainty ?? "ruled-out"];
  const open = best?.certainty === "possible" && likely.length > 1;
  const id: VerdictId = open ? "cannot-tell" : first;
  return {
    id,
    sign: verdictRecord(id).sign,
    certainty: surenessOf(probability),
    probability,
    between: open ? likely : [],
    also: [],
    equallyLikely: standing
      .filter(({ certainty }) => certainty === best?.certainty)
      .map(({ cause }) => cause),
  };
}
