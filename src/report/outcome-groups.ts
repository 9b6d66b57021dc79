// Outcomes → those of each run together, in the order of the runs.

import type { Outcome, OutcomeVerdict } from "../analysis/outcome.ts";

export function outcomesByRun(outcomes: readonly Outcome[]): readonly (readonly Outcome[])[] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = JSON.stringify([outcome.source, outcome.run]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [outcome]);
    else group.push(outcome);
  }
  return [...groups.values()];
}

/** What the outcomes of one run come to. */
export function worstVerdict(outcomes: readonly Outcome[]): "fail" | "undecided" | "pass" {
  const has = (verdict: OutcomeVerdict): boolean =>
    outcomes.some((outcome) => outcome.verdict === verdict);
  if (has("fail")) return "fail";
  return has("undecided") ? "undecided" : "pass";
}
