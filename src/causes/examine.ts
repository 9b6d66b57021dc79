// Facts → findings, the best first, and the causes this log cannot test, with the reason.

import { rivalOf } from "../reconcile/explanations.ts";
import type { Facts } from "../reconcile/facts.ts";
import type { Cause, FactName, NextContext } from "./cause.ts";
import { inWords, tempered } from "./rivalry.ts";
import { CERTAINTIES, type Finding, type Untestable } from "./finding.ts";

/** Hands each cause the facts that it declared, and no others; a need that is missing makes it untestable. */
export function examine(
  causes: readonly Cause[],
  facts: Facts,
  context: NextContext,
): { findings: Finding[]; untestable: Untestable[] } {
  const findings: Finding[] = [];
  const untestable: Untestable[] = [];
  for (const cause of causes) {
    const given: Record<string, unknown> = {};
    let missing: string | undefined;
    for (const name of cause.needs) {
      const fact = facts[name];
      if (fact.ok) given[name] = fact.value;
      else missing ??= fact.why;
    }
    if (missing !== undefined) {
      untestable.push({ cause: cause.id, why: missing });
      continue;
    }
    for (const name of cause.uses) addWhereKnown(given, facts, name);
    const verdict = tempered(
      cause.examine(given),
      isFirm(cause, facts) ? undefined : cause.leaves,
      facts.explanations.ok ? facts.explanations.value : undefined,
      context.weights,
    );
    findings.push({
      cause: cause.id,
      title: cause.title,
      certainty: verdict.kind === "found" ? verdict.certainty : "ruled-out",
      clause: verdict.clause,
      evidence: verdict.evidence,
      next: verdict.kind === "found" ? cause.next(context) : null,
    });
  }
  const order = bestFirst(findings);
  const held = rivalsOfFirst(order, causes, facts, context);
  return {
    findings: bestFirst(order.map((finding) => held.get(finding.cause)?.(finding) ?? finding)),
    untestable,
  };
}

function bestFirst(findings: readonly Finding[]): Finding[] {
  const rank = ({ certainty }: Finding): number => CERTAINTIES.indexOf(certainty);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

/** Causes that their own test ruled out while the score has them beside the first finding: they stay possible. */
function rivalsOfFirst(
  [first]: readonly Finding[],
  causes: readonly Cause[],
  facts: Facts,
  context: NextContext,
): ReadonlyMap<string, (finding: Finding) => Finding> {
  const held = new Map<string, (finding: Finding) => Finding>();
  const own = causes.find(({ id }) => id === first?.cause);
  if (first === undefined || own?.leaves === undefined || !facts.explanations.ok) return held;
  if (first.certainty === "proven" || first.certainty === "strong" || isFirm(own, facts))
    return held;
  const { list, base } = facts.explanations.value;
  const found = rivalOf(list, own.leaves, context.weights, base);
  for (const cause of causes) {
    if (found === undefined || cause.heldByScore !== true) continue;
    if (cause.leaves?.includes(found.rival.leaves) !== true) continue;
    held.set(cause.id, (finding) =>
      finding.certainty !== "ruled-out"
        ? finding
        : {
            ...finding,
            certainty: "possible",
            clause: `${inWords(found.rival)} tells these rows in about as few bits`,
            evidence: [{ kind: "against", text: finding.clause }],
            next: cause.next(context),
          },
    );
  }
  return held;
}

/**
 * A test inside the epochs outweighs the score, which is taken between them (corpus logs cut short: 116 of 118 such
 * findings right where the score was against them), but not for weights that were only fitted.
 */
function isFirm({ needs, leaves }: Cause, { nature }: Facts): boolean {
  const fitted = leaves?.includes("short-batch") === true;
  return needs.includes("nature") && nature.ok && nature.value.basis === "updates" && !fitted;
}

function addWhereKnown(given: Record<string, unknown>, facts: Facts, name: FactName): void {
  const fact = facts[name];
  if (fact.ok) given[name] = fact.value;
}
