// Facts → findings, the best first, and the causes this log cannot test, with the reason.

import { type Explanation, rivalOf } from "../reconcile/explanations.ts";
import type { Facts } from "../reconcile/facts.ts";
import { beside, type Cause, type FactName, type NextContext, type Verdict } from "./cause.ts";
import { inWords, tempered } from "./rivalry.ts";
import { CERTAINTIES, type Certainty, type Finding, type Untestable } from "./finding.ts";

/** Hands each cause the facts that it declared, and no others; a need that is missing makes it untestable. */
export function examine(
  causes: readonly Cause[],
  facts: Facts,
  context: NextContext,
): { findings: Finding[]; untestable: Untestable[] } {
  const judged: Judged[] = [];
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
    judged.push({ cause, verdict });
  }
  const [first] = bestFirst(judged);
  const rival = first === undefined ? undefined : rivalOfFirst(first, facts, context);
  const kept = judged.map((own) => (rival === undefined ? own : keptByScore(own, rival)));
  return {
    findings: bestFirst(kept).map(({ cause, verdict }) => ({
      cause: cause.id,
      title: cause.title,
      certainty: certaintyOf(verdict),
      clause: verdict.clause,
      evidence: verdict.evidence,
      next: verdict.kind === "ruled-out" ? null : cause.next(context),
    })),
    untestable,
  };
}

interface Judged {
  readonly cause: Cause;
  readonly verdict: Verdict;
}

function certaintyOf(verdict: Verdict): Certainty {
  switch (verdict.kind) {
    case "found":
      return verdict.certainty;
    case "beside":
      return "possible";
    case "ruled-out":
      return "ruled-out";
  }
}

function bestFirst(judged: readonly Judged[]): Judged[] {
  const rank = ({ verdict }: Judged): number =>
    CERTAINTIES.indexOf(certaintyOf(verdict)) + (verdict.kind === "beside" ? 0.5 : 0);
  return judged.toSorted((a, b) => rank(a) - rank(b));
}

/** What the score has beside the first finding, where that is not firm. */
function rivalOfFirst(
  { cause, verdict }: Judged,
  facts: Facts,
  { weights }: NextContext,
): Explanation | undefined {
  if (cause.leaves === undefined || !facts.explanations.ok || isFirm(cause, facts))
    return undefined;
  if (certaintyOf(verdict) === "proven" || certaintyOf(verdict) === "strong") return undefined;
  const { list, base } = facts.explanations.value;
  return rivalOf(list, cause.leaves, weights, base)?.rival;
}

/** A cause that its own test ruled out stays possible while the score has it beside the first finding. */
function keptByScore({ cause, verdict }: Judged, rival: Explanation): Judged {
  const kept =
    verdict.kind === "ruled-out" &&
    cause.heldByScore === true &&
    cause.leaves?.includes(rival.leaves) === true;
  if (!kept) return { cause, verdict };
  const clause = `${inWords(rival)} tells these rows in about as few bits`;
  return { cause, verdict: beside(clause, [{ kind: "against", text: verdict.clause }]) };
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
