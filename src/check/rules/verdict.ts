// The verdict of a run → whether the check fails on it, and on causes that were named.

import type { Finding } from "../../causes/finding.ts";
import { isPenalty } from "../../causes/cause.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { answerOf, headlineOf, stepOf } from "../../analysis/answer/answer.ts";
import { areDeclared } from "../../analysis/answer/run-rows.ts";
import { CERTAINTIES, type Certainty } from "../../verdict/judgement.ts";
import { verdictOfCause, verdictRecord } from "../../verdict/verdicts.ts";
import { type Budgets, DEFAULT_FAIL_ON, type FailOn } from "../budgets.ts";
import type { RuleResult, Rule } from "../rule.ts";
import { maxResidual } from "./max-residual.ts";

export const verdict: Rule = {
  id: "verdict",
  title: "No verdict or cause fails",
  help: "A hidden term fails if it is strong, also beside a short batch, and so does a column that is not finite. A log that adds up passes, with any weights; so does one whose total and columns are measured differently. A log that cannot tell passes with a note. `--fail-on` names other verdicts, causes or another certainty. A hidden term is allowed if `--max-residual` holds in every row, or if `--expect-penalty` says that there is one.",
  judge(run, budgets) {
    const failOn = budgets.failOn ?? DEFAULT_FAIL_ON;
    const named = run.findings.filter(
      ({ cause, certainty }) =>
        failOn.causes.includes(cause) &&
        isAsSure(certainty, failOn.certainty) &&
        !isAskedElsewhere(cause, run, budgets),
    );
    return [...ofVerdict(run, budgets, failOn), ...named.map(ofCause)];
  },
};

/** Said by the rule for expected penalties or for declared weights. */
function isAskedElsewhere(cause: string, run: RunAnalysis, { expectPenalty }: Budgets): boolean {
  if (cause === "expected-penalty-absent") return expectPenalty === true;
  return verdictOfCause(cause) === "other-weights" && areDeclared(run);
}

function ofVerdict(run: RunAnalysis, budgets: Budgets, failOn: FailOn): RuleResult[] {
  const { id: first, certainty } = run.verdict;
  const { check } = verdictRecord(first);
  const id = isBeside(run, failOn) ? "hidden-term" : first;
  const { title } = verdictRecord(id);
  const [best] = run.findings;
  const answer = answerOf(run);
  const say = (verdict: RuleResult["verdict"], text: string): RuleResult[] => [
    {
      ...ofFinding(best),
      evidence: answer.why,
      next: stepOf(answer.checks),
      as: { id, title },
      verdict,
      certainty,
      text,
    },
  ];
  const said = headlineOf(answer);
  if (id === "cannot-tell") return say(failOn.verdicts.includes(id) ? "fail" : "note", said);
  if (check === "unjudged") return say("undecided", said);
  if (best !== undefined && isAskedElsewhere(best.cause, run, budgets)) return [];
  if (!failOn.verdicts.includes(id)) return say("pass", said);
  if (!isAsSure(certainty, failOn.certainty)) return say("note", said);
  const allowed = id === "hidden-term" ? allowance(run, budgets) : undefined;
  return allowed === undefined ? say("fail", said) : say("pass", `${said}; ${allowed} allows it`);
}

/** A hidden term that holds beside a verdict that passes. */
function isBeside({ verdict: { id, also } }: RunAnalysis, { verdicts }: FailOn): boolean {
  return !verdicts.includes(id) && verdicts.includes("hidden-term") && also.includes("hidden-term");
}

/** The budget that a hidden term keeps. */
function allowance(run: RunAnalysis, budgets: Budgets): string | undefined {
  if (isWithinBudget(run, budgets)) return "`--max-residual`";
  const [best] = run.findings;
  const isOther =
    best !== undefined && isAsSure(best.certainty, "strong") && !isPenalty(best.cause);
  const isExpected =
    budgets.expectPenalty === true &&
    run.findings.some(({ cause }) => isPenalty(cause)) &&
    !isOther;
  return isExpected ? "`--expect-penalty`" : undefined;
}

/** A budget for validation alone says nothing of what is left in training, and the other way round. */
function isWithinBudget(run: RunAnalysis, budgets: Budgets): boolean {
  const splits = new Set(run.rows.map(({ split }) => split));
  const kept = maxResidual.judge(run, budgets);
  return (
    [...splits].every((split) => kept.some(({ part }) => part === split)) &&
    kept.every((judgement) => judgement.verdict === "pass")
  );
}

function isAsSure(certainty: Certainty, least: Certainty): boolean {
  return CERTAINTIES.indexOf(certainty) <= CERTAINTIES.indexOf(least);
}

function ofCause(finding: Finding): RuleResult {
  const { cause, title, certainty, clause } = finding;
  return {
    ...ofFinding(finding),
    as: { id: cause, title },
    verdict: "fail",
    certainty,
    text: clause,
  };
}

/** What a judgement takes over from a finding. */
function ofFinding(finding: Finding | undefined): Pick<RuleResult, "evidence" | "next" | "rows"> {
  if (finding === undefined) return {};
  const { evidence, next } = finding;
  return {
    evidence: evidence.map(({ kind, text }) => (kind === "for" ? text : `${kind}: ${text}`)),
    next,
    rows: evidence.flatMap(({ rows }) => rows ?? []),
  };
}
