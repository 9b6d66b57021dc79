// Facts → findings, the best first, and the causes this log cannot test, with the reason.

import { knownOf } from "./accounting.ts";
import { type Rivalry, rivalOf } from "../reconcile/explanations.ts";
import { type Facts, type Ranking, valueIn } from "../reconcile/facts.ts";
import {
  beside,
  found,
  type Cause,
  type FactName,
  type NextContext,
  type Verdict,
} from "./cause.ts";
import { inWords, tempered } from "./rivalry.ts";
import {
  CERTAINTIES,
  type Certainty,
  type Evidence,
  type Finding,
  type Untestable,
} from "./finding.ts";

/** Hands each cause the facts that it declared, and no others; a need that is missing makes it untestable. */
export function examine(
  causes: readonly Cause[],
  facts: Facts,
  context: NextContext,
): { findings: Finding[]; untestable: Untestable[] } {
  const ranking = valueIn(facts.explanations());
  const judged: Judged[] = [];
  const untestable: Untestable[] = [];
  for (const cause of causes) {
    const given: Record<string, unknown> = {};
    let missing: string | undefined;
    for (const name of cause.needs) {
      const fact = facts[name]();
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
      ranking,
      context.weights,
    );
    judged.push({ cause, verdict });
  }
  const [first] = bestFirst(judged);
  const rivalry = first === undefined ? undefined : rivalryOfFirst(first, facts, ranking, context);
  const kept =
    rivalry === undefined ? judged : judged.map((own) => weighedByScore(own, first, rivalry));
  return {
    findings: bestFirst(kept).map(({ cause, verdict }) => ({
      cause: cause.id,
      title: cause.title,
      certainty: certaintyOf(verdict),
      outside: cause.outside === true,
      clause: verdict.clause,
      evidence:
        verdict.kind === "ruled-out"
          ? verdict.evidence
          : [...verdict.evidence, ...knownOf(cause.id, context.writer, context.weights)],
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
function rivalryOfFirst(
  { cause, verdict }: Judged,
  facts: Facts,
  ranking: Ranking | undefined,
  { weights }: NextContext,
): Rivalry | undefined {
  if (cause.leaves === undefined || ranking === undefined || isFirm(cause, facts)) return undefined;
  if (certaintyOf(verdict) === "proven" || certaintyOf(verdict) === "strong") return undefined;
  return rivalOf(ranking.list, cause.leaves, weights, ranking.base);
}

/**
 * Bits by which the score decides against a test that is not firm (corpus: no finding stands against so many but
 * learned weights, whose sign is tested; of 11 further Keras runs with such findings the score was right in 7, the test in 2).
 */
const DECISIVE = 12;

/** A cause that its own test ruled out stays possible while the score has it beside the first finding, or takes its place. */
function weighedByScore(
  { cause, verdict }: Judged,
  first: Judged | undefined,
  { rival, ahead }: Rivalry,
): Judged {
  const decided =
    ahead >= DECISIVE &&
    Number.isFinite(ahead) &&
    first?.cause.leaves?.includes("sinking") !== true;
  if (decided && cause === first?.cause)
    return { cause, verdict: beside(verdict.clause, verdict.evidence) };
  if (cause.heldByScore !== true || cause.leaves?.includes(rival.leaves) !== true)
    return { cause, verdict };
  const clause = decided
    ? `${inWords(rival)} tells these rows in \`${Math.round(ahead)}\` bits fewer`
    : `${inWords(rival)} tells these rows in about as few bits`;
  if (verdict.kind === "ruled-out") {
    const evidence: Evidence[] = [{ kind: "against", text: verdict.clause }];
    return {
      cause,
      verdict: decided ? found("possible", clause, evidence) : beside(clause, evidence),
    };
  }
  return decided && verdict.kind === "beside"
    ? { cause, verdict: found("possible", clause, verdict.evidence) }
    : { cause, verdict };
}

/**
 * A test inside the epochs outweighs the score, which is taken between them (corpus logs cut short: 116 of 118 such
 * findings right where the score was against them), but not for weights that were only fitted. A break is one that the
 * score does not know.
 */
function isFirm({ needs, leaves }: Cause, facts: Facts): boolean {
  const nature = valueIn(facts.nature());
  if (leaves?.includes("piecewise") === true) return nature?.nature === "break";
  const fitted = leaves?.includes("short-batch") === true;
  return needs.includes("nature") && nature?.basis === "updates" && !fitted;
}

function addWhereKnown(given: Record<string, unknown>, facts: Facts, name: FactName): void {
  const fact = facts[name]();
  if (fact.ok) given[name] = fact.value;
}
