// An Analysis → one flat record a run, for tables over thousands of runs; its columns keep their names and their order.

import type { Analysis, RunAnalysis } from "../analysis/analysis.ts";
import type { Outcome } from "../analysis/outcome.ts";
import { outcomesOfRun, worstVerdict } from "./outcome-list.ts";

type Cell = string | number | null | readonly string[] | Readonly<Record<string, number>>;

const COLUMNS: Readonly<Record<string, (run: RunAnalysis) => Cell>> = {
  source: ({ source }) => source,
  /** Number of the run in its source, from 1. */
  run: ({ run }) => run,
  dialect: ({ dialect }) => dialect,
  writer: ({ writer }) => writer.name,
  epochs: ({ epochs }) => epochs,
  total: ({ total }) => (total === "" ? null : total),
  verdict: ({ verdict }) => verdict.id,
  certainty: ({ verdict }) => verdict.certainty,
  probability: ({ verdict }) => verdict.probability,
  /** The likeliest cause, and how sure it is within the verdict. */
  cause: ({ findings: [best] }) => best?.cause ?? null,
  cause_certainty: ({ findings: [best] }) => best?.certainty ?? null,
  /** Causes that the log cannot tell from it, it among them. */
  equally_likely: ({ verdict }) => verdict.equallyLikely,
  /** Smallest and largest share of the residual in the total. */
  share_min: ({ residual }) => residual.share?.min ?? null,
  share_max: ({ residual }) => residual.share?.max ?? null,
  weights: ({ weights }) =>
    Object.fromEntries(weights.map(({ component, value }) => [component, value])),
  weights_are: ({ weights }) => [...new Set(weights.map(({ status }) => status))].join("+") || null,
};

/** `check`: pass, fail or undecided, where something was checked; `problem`: why a log could not be judged. */
export const SUMMARY_COLUMNS: readonly string[] = [...Object.keys(COLUMNS), "check", "problem"];

export type RunSummary = Readonly<Record<string, Cell>>;

/** What is not known of a log that could not be judged. */
const NOTHING: RunSummary = {
  ...Object.fromEntries(SUMMARY_COLUMNS.map((name) => [name, null])),
  equally_likely: [],
  weights: {},
};

/** Runs in their order, then what could not be judged; a run without components is in both, and is only told once. */
export function summariesOf(analysis: Analysis): readonly RunSummary[] {
  const { runs, unjudged = [] } = analysis;
  const known = new Set(runs.map(({ source }) => source));
  const problems = new Map(unjudged.map(({ source, seen }) => [source, seen]));
  const worstOf = (own: readonly Outcome[]): Cell => (own.length === 0 ? null : worstVerdict(own));
  return [
    ...runs.map((run) => ({
      ...Object.fromEntries(Object.entries(COLUMNS).map(([name, of]) => [name, of(run)])),
      check: worstOf(outcomesOfRun(analysis, run)),
      problem: run.components.length > 0 ? null : (problems.get(run.source) ?? null),
    })),
    ...unjudged
      .filter(({ source }) => !known.has(source))
      .map(({ source, seen }) => ({ ...NOTHING, source, problem: seen })),
  ];
}
