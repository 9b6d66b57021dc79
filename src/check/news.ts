// An analysis of a log that is still being written → what has become certain.

import type { Analysis } from "../analysis/analysis.ts";
import { judge } from "./judge.ts";

/** Something that has become certain about a run; `id` is the same whenever it is found again. */
export interface News {
  readonly id: string;
  readonly run: number;
  readonly runs: number;
  /** The last epoch that it rests on, by the log's own numbers. */
  readonly epoch: number;
  readonly cause: string;
  /** One clause; backticks mark names and numbers. */
  readonly text: string;
}

/** What `check` would fail on if the log ended here and nothing but the analysis' own options were asked for. */
export function newsOf(analysis: Analysis, expectPenalty: boolean): readonly News[] {
  return judge(analysis, { expectPenalty }).flatMap(
    ({ verdict, rule, text, run, runs }): News[] => {
      const epoch = analysis.runs.find((one) => one.run === run)?.lastEpoch ?? 0;
      return verdict === "fail"
        ? [{ id: `${run} ${rule}`, run, runs: Math.max(run, runs), epoch, cause: rule, text }]
        : [];
    },
  );
}
