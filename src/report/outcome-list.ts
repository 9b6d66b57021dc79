// An analysis → its outcomes as reports list them: those of a check, or what was found where nothing was checked.

import { answerOf, headlineOf, stepOf } from "../analysis/answer/answer.ts";
import { commonFolder, verdictCounts } from "../analysis/answer/short.ts";
import type { Analysis, RunAnalysis } from "../analysis/analysis.ts";
import { grouped } from "../math/grouped.ts";
import { onceFor } from "../math/lazy.ts";
import { counted } from "../table/clock.ts";
import type { RenderOptions } from "./format.ts";
import type { Outcome, OutcomeVerdict, Unjudged } from "../analysis/outcome.ts";
import { outcomeLines } from "../analysis/outcome-lines.ts";

export function outcomesOf({ check, runs }: Analysis): readonly Outcome[] {
  return check?.outcomes ?? runs.map(verdictOutcome);
}

/** What is said of a run where nothing was checked: its verdict, as every report has it. */
function verdictOutcome(run: RunAnalysis): Outcome {
  const best = run.findings[0];
  const answer = answerOf(run);
  return {
    rule: best?.cause ?? run.verdict.id,
    title: best?.title ?? run.verdict.id,
    verdict: run.verdict.sign === "✓" || run.verdict.sign === "≈" ? "pass" : "note",
    text: headlineOf(answer),
    evidence: [...answer.told, ...answer.why],
    next: stepOf(answer.checks),
    source: run.source,
    run: run.run,
    runs: run.runs,
    lines: outcomeLines(run, best?.evidence.flatMap(({ rows }) => rows ?? []) ?? []),
    reason: null,
  };
}

/** In which outcomes are listed. */
const ORDER: readonly OutcomeVerdict[] = ["fail", "undecided", "accepted", "note", "pass"];

/** The gravest kind first, and otherwise as they come. */
export function gravestFirst(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

/** Those that a report for CI shows. */
export function needingWords(analysis: Analysis): readonly Outcome[] {
  const shown = outcomesOf(analysis).filter(
    ({ verdict }) => verdict !== "accepted" && verdict !== "pass",
  );
  return gravestFirst(shown);
}

/** The same for a finding of the same rule on the same run, whatever its numbers and lines. */
export function fingerprint({ run, rule }: Outcome, path: string): string {
  return `${path}#${run}:${rule}`;
}

export function pathOf({ source }: { readonly source: string }, options: RenderOptions): string {
  return (options.pathOf === undefined ? source : options.pathOf(source)) ?? source;
}

/** ` (strong)`, or nothing. */
export function certaintyText({ certainty }: Pick<Outcome, "certainty">): string {
  return certainty === undefined ? "" : ` (${certainty})`;
}

/** `, line 5`: the most telling one; nothing of a rule that holds. */
export function outcomePlace({ lines: [line], verdict }: Outcome): string {
  return line === undefined || verdict === "pass" ? "" : `, line ${line}`;
}

/** A verdict or a cause in front of what is said of it: `weight-penalty (strong): …`. */
export function namedText({ rule, certainty, text }: Outcome): string {
  return certainty === undefined ? text : `${rule} (${certainty}): ${text}`;
}

/** What happened, and with several runs in which. */
export function outcomeMessage(outcome: Outcome): string {
  const { run, runs } = outcome;
  return runs > 1 ? `run ${run} of ${runs}: ${namedText(outcome)}` : namedText(outcome);
}

/** The same for formats without code spans: names as they are. */
export function plainMessageOf(outcome: Outcome): string {
  return withoutTicks(outcomeMessage(outcome));
}

export function withoutTicks(text: string): string {
  return text.replaceAll("`", "");
}

/** Message, evidence and next step, a line each, without code spans. */
export function fullTextOf(outcome: Outcome): readonly string[] {
  const { evidence, next } = outcome;
  return [
    plainMessageOf(outcome),
    ...evidence.map(withoutTicks),
    ...(next === null
      ? []
      : [
          `next: ${withoutTicks(next.text)}`,
          ...(next.code ?? "").split("\n"),
          ...(next.expect === null ? [] : [`expect ${withoutTicks(next.expect)}`]),
        ]),
  ].filter((line) => line.trim() !== "" && line !== "next: ");
}

/** Put together once: a report on thousands of runs asks for those of each. */
const groupsOf = onceFor((outcomes: readonly Outcome[]) => grouped(outcomes, keyOf));

function keyOf({ source, run }: Pick<Outcome, "source" | "run">): string {
  return JSON.stringify([source, run]);
}

export function outcomesByRun(outcomes: readonly Outcome[]): readonly (readonly Outcome[])[] {
  return [...groupsOf(outcomes).values()];
}

/** Those of one run; none where nothing was checked. */
export function outcomesOfRun({ check }: Analysis, run: RunAnalysis): readonly Outcome[] {
  return (check && groupsOf(check.outcomes).get(keyOf(run))) ?? [];
}

/** What the outcomes of one run come to. */
export function worstVerdict(outcomes: readonly Outcome[]): "fail" | "undecided" | "pass" {
  const has = (verdict: OutcomeVerdict): boolean =>
    outcomes.some((outcome) => outcome.verdict === verdict);
  if (has("fail")) return "fail";
  return has("undecided") ? "undecided" : "pass";
}

/** What the rules of a check came to, or how many runs have which verdict. */
export function countsText(analysis: Analysis): string {
  const { check, runs, unjudged = [] } = analysis;
  if (check !== undefined) return checkCounts(analysis);
  const folder = commonFolder(runs.map(({ source }) => source));
  const where = folder === "" ? "" : ` in ${folder}`;
  const said = [...verdictCounts(runs), ...unreadText(unjudged, runs)].join(", ");
  return counted(runs.length, "run") + where + (said === "" ? "" : `: ${said}`);
}

/** Of logs without a run: one with nothing to compare is counted among the runs. */
function unreadText(
  unjudged: readonly Unjudged[],
  listed: readonly { readonly source: string }[],
): readonly string[] {
  const known = new Set(listed.map(({ source }) => source));
  const logs = new Set(unjudged.map(({ source }) => source).filter((source) => !known.has(source)));
  return logs.size > 0 ? [`${counted(logs.size, "log")} could not be judged`] : [];
}

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
    ...unreadText(unjudged, outcomes),
    ...(accepted > 0 ? [`${counted(accepted, "finding")} accepted in the baseline`] : []),
  ];
  // Where no run was read, what was not judged says so.
  return [...(worst.length === 0 ? [] : [counted(worst.length, "run")]), parts.join(", ")].join(
    ": ",
  );
}
