// An analysis and budgets → what became of every rule on every run.

import type { Analysis, RunAnalysis } from "../analysis/analysis.ts";
import type { Outcome } from "../analysis/outcome.ts";
import { outcomeLines } from "../analysis/outcome-lines.ts";
import type { Budgets } from "./budgets.ts";
import type { RuleResult, Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Runs without components are left out: there is nothing to judge in them. */
export function judge({ runs }: Analysis, budgets: Budgets): readonly Outcome[] {
  return runs
    .filter(({ components }) => components.length > 0)
    .flatMap((run) =>
      rules.flatMap((rule) =>
        rule.judge(run, budgets).map((judgement) => outcomeOf(run, rule, judgement)),
      ),
    );
}

function outcomeOf(run: RunAnalysis, rule: Rule, judgement: RuleResult): Outcome {
  const { part, as, verdict, certainty, text, evidence = [], next = null, rows = [] } = judgement;
  return {
    rule: `${as?.id ?? rule.id}${part === undefined ? "" : `/${part}`}`,
    title: as?.title ?? rule.title,
    verdict,
    certainty,
    text,
    evidence,
    next,
    source: run.source,
    run: run.run,
    runs: run.runs,
    lines: outcomeLines(run, rows),
    reason: null,
  };
}

/** 2 where something was not read or judged at all, else 1 where a rule is broken, else 2 where a rule could not be decided. */
export function exitCodeOf(outcomes: readonly Outcome[], unjudged: number): 0 | 1 | 2 {
  const has = (verdict: Outcome["verdict"]): boolean =>
    outcomes.some((outcome) => outcome.verdict === verdict);
  if (unjudged > 0) return 2;
  if (has("fail")) return 1;
  return has("undecided") ? 2 : 0;
}
