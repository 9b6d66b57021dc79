// An analysis → its outcomes as reports list them: those of a check, or what was found where nothing was checked.

import type { Finding } from "../causes/finding.ts";
import type { Analysis, RunAnalysis } from "../analysis/analysis.ts";
import type { RenderOptions } from "./format.ts";
import type { Outcome, OutcomeVerdict } from "../analysis/outcome.ts";

/** Outcomes that a report for CI shows, the gravest kind first. */
export const SHOWN: readonly OutcomeVerdict[] = ["fail", "undecided", "note"];

export function outcomesOf({ check, runs }: Analysis): readonly Outcome[] {
  return check?.outcomes ?? runs.flatMap(firstFinding);
}

function firstFinding(run: RunAnalysis): Outcome[] {
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  if (best === undefined) return [];
  const lines = linesOf(run, best);
  const first = run.rows.find(({ line }) => line > 0)?.line;
  return [
    {
      rule: best.cause,
      title: best.title,
      verdict: best.cause === "adds-up" ? "pass" : "note",
      text: `${best.cause} (${best.certainty}): ${best.clause}`,
      evidence: best.evidence.map(({ kind, text }) => (kind === "for" ? text : `${kind}: ${text}`)),
      next: best.next,
      source: run.source,
      run: run.run,
      runs: run.runs,
      lines: lines.length > 0 || first === undefined ? lines : [first],
      reason: null,
    },
  ];
}

function linesOf({ rows }: RunAnalysis, { evidence }: Finding): readonly number[] {
  const indices = new Set(evidence.flatMap((entry) => entry.rows ?? []));
  return [...indices].flatMap((index) => rows[index]?.line ?? []).filter((line) => line > 0);
}

/** Those of the verdicts in SHOWN, in that order and otherwise as they come. */
export function gravestFirst(outcomes: readonly Outcome[]): readonly Outcome[] {
  return SHOWN.flatMap((verdict) => outcomes.filter((outcome) => outcome.verdict === verdict));
}

/** The same for a finding of the same rule on the same run, whatever its numbers and lines. */
export function fingerprint({ run, rule }: Outcome, path: string): string {
  return `${path}#${run}:${rule}`;
}

export function pathOf({ source }: { readonly source: string }, options: RenderOptions): string {
  return (options.pathOf === undefined ? source : options.pathOf(source)) ?? source;
}

/** What happened, and with several runs in which. */
export function messageOf({ text, run, runs }: Outcome): string {
  return runs > 1 ? `run ${run} of ${runs}: ${text}` : text;
}

/** Message, evidence and next step, a line each. */
export function fullTextOf(outcome: Outcome): readonly string[] {
  const { evidence, next } = outcome;
  return [
    messageOf(outcome),
    ...evidence,
    ...(next === null ? [] : [`next: ${next.text}`, ...(next.code ?? "").split("\n")]),
  ].filter((line) => line.trim() !== "");
}
