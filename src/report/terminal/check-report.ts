// What became of the rules of a check → lines for people: a block a run with its broken rules first, and a count last.

import type { Analysis } from "../../analysis/analysis.ts";
import {
  certaintyText,
  checkCounts,
  gravestFirst,
  outcomesByRun,
  outcomePlace,
  worstVerdict,
} from "../outcome-list.ts";
import type { CheckReport, Outcome, OutcomeVerdict } from "../../analysis/outcome.ts";
import { runText } from "../run-text.ts";
import { checkLines } from "./answer.ts";
import { type Phrase, glueWords, paint, type Paper, span, type Tone, wrap } from "./paper.ts";

const TONES: Readonly<Record<OutcomeVerdict, Tone>> = {
  fail: "bad",
  undecided: "warn",
  accepted: "dim",
  note: "plain",
  pass: "good",
};

/** Pieces of evidence shown without --verbose. */
const SHOWN_EVIDENCE = 2;

export function checkReportLines(paper: Paper, analysis: Analysis): string[] {
  const { check } = analysis;
  if (check === undefined) return [];
  const runs = outcomesByRun(check.outcomes);
  if (paper.brief === true) return runs.flatMap((outcomes) => headLines(paper, outcomes));
  return [
    ...runs.flatMap((outcomes) => runLines(paper, outcomes)),
    ...(runs.length === 0 ? [] : [""]),
    ...staleLines(paper, check),
    ...countLines(paper, analysis),
  ];
}

/** Every outcome of a run that needs a word; a run that passes takes one line. */
function runLines(paper: Paper, outcomes: readonly Outcome[]): string[] {
  const worst = worstVerdict(outcomes);
  if (worst === "pass" && !paper.verbose) return headLines(paper, outcomes);
  const shown = gravestFirst(outcomes).filter(({ verdict }) => verdict !== "pass" || paper.verbose);
  const [first] = outcomes;
  return [
    ...(first === undefined ? [] : [heading(paper, first, worst)]),
    ...shown.flatMap((outcome) => outcomeLines(paper, outcome, worst)),
  ];
}

function heading(paper: Paper, outcome: Outcome, worst: "fail" | "undecided" | "pass"): string {
  const mark = paint(paper, span(`${worst}  `, TONES[worst]));
  return mark + paint(paper, span(sourceOf(paper, outcome), "strong"));
}

/** One line: the run, and the rules that decide its mark or else what else is known of it. */
function headLines(paper: Paper, outcomes: readonly Outcome[]): string[] {
  const [first] = outcomes;
  if (first === undefined) return [];
  const worst = worstVerdict(outcomes);
  const rules = outcomes.flatMap(({ verdict, rule }) =>
    verdict === worst && worst !== "pass" ? [rule] : [],
  );
  const accepted = outcomes.flatMap(({ verdict, rule }) =>
    verdict === "accepted" ? [`${rule} (accepted)`] : [],
  );
  const notes = outcomes.flatMap((outcome) => {
    const { verdict, rule } = outcome;
    const isTold = verdict === "note" || (verdict === "pass" && outcome.certainty !== undefined);
    return isTold ? [rule + certaintyText(outcome)] : [];
  });
  const said = [...rules, ...accepted, ...(worst === "pass" ? notes : [])];
  const names = span(paper.show(said.join(", ")), worst === "pass" ? "dim" : "code");
  const source = span(sourceOf(paper, first), "strong");
  const line = [source, said.length === 0 ? null : [span(": "), names]];
  return wrap(paper, line, span(`${worst}  `, TONES[worst]), 6);
}

function outcomeLines(paper: Paper, outcome: Outcome, worst: OutcomeVerdict): string[] {
  const { verdict, evidence, reason } = outcome;
  const mark = span(`      ${verdict === worst ? "" : `${verdict}: `}`, TONES[verdict]);
  const head = wrap(paper, headOf(paper, outcome), mark, 8);
  const lead = `      ${paper.show("·")} `;
  if (verdict === "accepted")
    return [...head, ...wrap(paper, `accepted: ${reason ?? ""}`, lead, 8, "dim")];
  const most = paper.verbose ? evidence.length : verdict === "note" ? 0 : SHOWN_EVIDENCE;
  return [
    ...head,
    ...evidence.slice(0, most).flatMap((line) => wrap(paper, line, lead, 8)),
    ...(verdict === "note" ? [] : adviceLines(paper, outcome)),
  ];
}

/** `max-residual/train, line 5: what is wrong`. */
function headOf(paper: Paper, outcome: Outcome): Phrase {
  const { rule, text } = outcome;
  const about = glueWords(certaintyText(outcome) + outcomePlace(outcome));
  return [span(paper.show(rule), "code"), span(about), `: ${text}`];
}

/** As below a report, further in. */
function adviceLines(paper: Paper, { next }: Outcome): string[] {
  if (next === null) return [];
  const lead = " ".repeat(6);
  const narrow = { ...paper, width: paper.width - lead.length };
  return checkLines(narrow, next, "", true).map((line) => lead + line);
}

/** The source, with the run where there are several. */
function sourceOf(paper: Paper, outcome: Outcome): string {
  return paper.show(outcome.source) + glueWords(runText(outcome));
}

function staleLines(paper: Paper, { stale }: CheckReport): string[] {
  if (stale.length === 0) return [];
  const entries = stale.map(({ source, run, rule }) => `\`${source}\` run ${run} \`${rule}\``);
  const text = `Accepted in the baseline but no longer found: ${entries.join(", ")}. \`--prune-baseline\` removes ${stale.length === 1 ? "it" : "them"}.`;
  return [...wrap(paper, text, "   ", 5, "dim"), ""];
}

function countLines(paper: Paper, analysis: Analysis): string[] {
  const { outcomes = [], exitCode } = analysis.check ?? {};
  const isBroken = outcomesByRun(outcomes).some((own) => worstVerdict(own) === "fail");
  const verdict = exitCode === 0 ? "pass" : isBroken ? "fail" : "undecided";
  const count = span(checkCounts(analysis), "strong");
  return wrap(paper, count, span(`${verdict}  `, TONES[verdict]), 6);
}
