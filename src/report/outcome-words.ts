// Outcomes of a check → the words that every report has for them; pass and fail are words, as the signs are the verdict's.

import type { Analysis } from "../analysis/analysis.ts";
import type { OutcomeVerdict } from "../analysis/outcome.ts";
import { outcomesByRun, worstVerdict } from "./outcome-groups.ts";

/** In the order in which a run's outcomes are listed. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeVerdict, string>> = {
  fail: "fail",
  undecided: "undecided",
  accepted: "accepted",
  note: "note",
  pass: "pass",
};

export const OUTCOME_ORDER: readonly OutcomeVerdict[] = [
  "fail",
  "undecided",
  "accepted",
  "note",
  "pass",
];

/** `3 runs: 1 fails, 2 pass`; what is accepted and what could not be judged last. */
export function checkCounts({ check, unjudged = [] }: Analysis): string {
  const outcomes = check?.outcomes ?? [];
  const worst = outcomesByRun(outcomes).map(worstVerdict);
  const count = (verdict: OutcomeVerdict): number => worst.filter((one) => one === verdict).length;
  const [failing, open, passing] = [count("fail"), count("undecided"), count("pass")];
  const accepted = outcomes.filter(({ verdict }) => verdict === "accepted").length;
  const parts = [
    ...(failing > 0 ? [`${failing} ${failing === 1 ? "fails" : "fail"}`] : []),
    ...(open > 0 ? [`${open} undecided`] : []),
    ...(passing > 0 ? [`${passing} ${passing === 1 ? "passes" : "pass"}`] : []),
    ...(unjudged.length > 0 ? [`${unjudged.length} could not be judged`] : []),
    ...(accepted > 0
      ? [`${accepted} ${accepted === 1 ? "finding" : "findings"} accepted in the baseline`]
      : []),
  ];
  const runs =
    worst.length === 0 ? "no run" : worst.length === 1 ? "1 run" : `${worst.length} runs`;
  return `${runs}: ${parts.join(", ")}`;
}
