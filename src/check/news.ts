// An analysis of a log that is still being written → what has become certain.

import type { Analysis } from "../analysis/analysis.ts";
import type { RowClock } from "../table/clock.ts";
import { FAILING, type FailOn } from "./budgets.ts";
import { judge } from "./judge.ts";

/** Something that has become certain about a run; `id` is the same whenever it is found again. */
export interface News {
  readonly id: string;
  readonly run: number;
  readonly runs: number;
  /** The last epoch that it rests on, by the log's own numbers. */
  readonly epoch: number;
  readonly clock: RowClock;
  readonly cause: string;
  /** `hidden-term (strong)`, or the rule that is broken. */
  readonly name: string;
  /** One clause; backticks mark names and numbers. */
  readonly text: string;
}

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
