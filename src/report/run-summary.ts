// An Analysis → one flat record a run, for tables over thousands of runs; its columns keep their names and their order.

import type { Analysis, RunAnalysis } from "../analysis/analysis.ts";
import { outcomesByRun, worstVerdict } from "./outcome-list.ts";

export interface RunSummary {
  readonly source: string;
  /** Number of the run in its source, from 1; null where the source could not be judged. */
  readonly run: number | null;
  readonly dialect: string | null;
  readonly writer: string | null;
  readonly epochs: number | null;
  readonly total: string | null;
  readonly verdict: string | null;
  readonly certainty: string | null;
  readonly probability: number | null;
  /** The likeliest cause, and how sure it is within the verdict. */
  readonly cause: string | null;
  readonly cause_certainty: string | null;
  /** Causes that the log cannot tell from it, it among them. */
  readonly equally_likely: readonly string[];
  /** Smallest and largest share of the residual in the total. */
  readonly share_min: number | null;
  readonly share_max: number | null;
  readonly weights: Readonly<Record<string, number>>;
  readonly weights_are: string | null;
  /** What became of `check`: pass, fail, undecided; null where nothing was checked. */
  readonly check: ReturnType<typeof worstVerdict> | null;
  /** Why it could not be judged; null where it was. */
  readonly problem: string | null;
}

/** Runs in their order, then what could not be judged; a run without components is in both, and is only told once. */
export function summariesOf({ runs, check, unjudged = [] }: Analysis): readonly RunSummary[] {
  const known = new Set(runs.map(({ source }) => source));
  const problems = new Map(unjudged.map(({ source, seen }) => [source, seen]));
  const checked = new Map(
    outcomesByRun(check?.outcomes ?? []).map((outcomes) => [
      placeOf(outcomes[0]),
      worstVerdict(outcomes),
    ]),
  );
  return [
    ...runs.map((run): RunSummary => {
      const isJudged = run.components.length > 0;
      return {
        ...summaryOf(run),
        check: checked.get(placeOf(run)) ?? null,
        problem: isJudged ? null : (problems.get(run.source) ?? null),
      };
    }),
    ...unjudged
      .filter(({ source }) => !known.has(source))
      .map(({ source, seen }) => ({ ...NOTHING, source, problem: seen })),
  ];
}

function placeOf(at: { readonly source: string; readonly run: number } | undefined): string {
  return JSON.stringify([at?.source, at?.run]);
}

const NOTHING: RunSummary = {
  source: "",
  run: null,
  dialect: null,
  writer: null,
  epochs: null,
  total: null,
  verdict: null,
  certainty: null,
  probability: null,
  cause: null,
  cause_certainty: null,
  equally_likely: [],
  share_min: null,
  share_max: null,
  weights: {},
  weights_are: null,
  check: null,
  problem: null,
};

export const SUMMARY_COLUMNS: readonly (keyof RunSummary)[] = Object.keys(
  NOTHING,
) as (keyof RunSummary)[];

function summaryOf(run: RunAnalysis): RunSummary {
  const { verdict, residual, weights } = run;
  const [best] = run.findings;
  const statuses = [...new Set(weights.map(({ status }) => status))];
  return {
    ...NOTHING,
    source: run.source,
    run: run.run,
    dialect: run.dialect,
    writer: run.writer.name,
    epochs: run.epochs,
    total: run.total === "" ? null : run.total,
    verdict: verdict.id,
    certainty: verdict.certainty,
    probability: verdict.probability,
    cause: best?.cause ?? null,
    cause_certainty: best?.certainty ?? null,
    equally_likely: verdict.equallyLikely,
    share_min: residual.share?.min ?? null,
    share_max: residual.share?.max ?? null,
    weights: Object.fromEntries(weights.map(({ component, value }) => [component, value])),
    weights_are: statuses.length === 0 ? null : statuses.join("+"),
  };
}
