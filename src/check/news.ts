// An analysis of a log that is still being written → what has become certain.

import type { Analysis } from "../analysis/analysis.ts";
import type { News } from "../analysis/outcome.ts";
import { FAILING, type FailOn } from "./budgets.ts";
import { judge } from "./judge.ts";

/** Verdicts that are news: what fails, and weights that are not 1, as ledger lines are printed at 1 until then. */
const TOLD: FailOn = {
  verdicts: [...FAILING, "changing-weights", "other-weights"],
  causes: [],
  certainty: "strong",
};

/** What is certain if the log ends here and nothing but the analysis' own options are asked for. */
export function newsOf({ runs, ...rest }: Analysis, expectPenalty: boolean): readonly News[] {
  return runs.flatMap((analyzed) => {
    const outcomes = judge({ ...rest, runs: [analyzed] }, { expectPenalty, failOn: TOLD });
    const { verdict, findings, clock, lastEpoch: epoch } = analyzed;
    return outcomes.flatMap(({ verdict: what, rule, certainty, text, run, runs: of }): News[] => {
      if (what !== "fail") return [];
      const cause = rule === verdict.id ? (findings[0]?.cause ?? rule) : rule;
      const name = certainty === undefined ? rule : `${rule} (${certainty})`;
      const id = `${run} ${rule}`;
      return [{ id, run, runs: Math.max(run, of), clock, epoch, cause, name, text }];
    });
  });
}
