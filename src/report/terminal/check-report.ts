// What became of the rules of a check → lines for people: a block a run with its broken rules first, and a count last.

import type { Analysis } from "../../analysis/analysis.ts";
import { outcomesByRun, worstVerdict } from "../outcome-groups.ts";
import type { CheckReport, Outcome, OutcomeVerdict } from "../../analysis/outcome.ts";
import { clause, glueWords, paint, type Paper, type Span, span, type Tone, wrap } from "./paper.ts";

const ORDER: readonly OutcomeVerdict[] = ["fail", "undecided", "accepted", "note", "pass"];

const TONES: Readonly<Record<OutcomeVerdict, Tone>> = {
  fail: "bad",
  undecided: "warn",
  accepted: "dim",
  note: "plain",
  pass: "good",
};

/** Pieces of evidence shown without --verbose. */
const SHOWN_EVIDENCE = 2;

export function checkReportLines(paper: Paper, { check, unjudged = [] }: Analysis): string[] {
  if (check === undefined) return [];
  const runs = outcomesByRun(check.outcomes);
  if (paper.brief === true) return runs.flatMap((outcomes) => headLines(paper, outcomes));
  return [
    ...runs.flatMap((outcomes) => runLines(paper, outcomes)),
    ...(runs.length === 0 ? [] : [""]),
    ...staleLines(paper, check),
    ...countLines(paper, check, unjudged.length),
  ];
}

/** Every outcome of a run that needs a word; a run that passes takes one line. */
function runLines(paper: Paper, outcomes: readonly Outcome[]): string[] {
  const worst = worstVerdict(outcomes);
  if (worst === "pass" && !paper.verbose) return headLines(paper, outcomes);
  const shown = ORDER.flatMap((verdict) =>
    verdict === "pass" && !paper.verbose
      ? []
      : outcomes.filter((outcome) => outcome.verdict === verdict),
  );
  const [first] = outcomes;
  return [
    ...(first === undefined ? [] : [heading(paper, first, worst)]),
    ...shown.flatMap((outcome) => outcomeLines(paper, outcome, worst)),
  ];
}

function heading(paper: Paper, outcome: Outcome, worst: "fail" | "undecided" | "pass"): string {
  const mark = paint(paper, span(`${WORDS[worst]}  `, TONES[worst]));
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
  const notes = outcomes.flatMap(({ verdict, rule, text }) => {
    const isSure = text.startsWith(`${rule} (`);
    if (verdict !== "note" && !(verdict === "pass" && isSure)) return [];
    return [isSure ? splitAt(text, ": ")[0] : rule];
  });
  const said = [...rules, ...accepted, ...(worst === "pass" ? notes : [])];
  return wrap(
    paper,
    [
      span(sourceOf(paper, first), "strong"),
      ...(said.length === 0
        ? []
        : [span(": "), span(paper.show(said.join(", ")), worst === "pass" ? "dim" : "code")]),
    ],
    span(`${WORDS[worst]}  `, TONES[worst]),
    6,
  );
}

function outcomeLines(paper: Paper, outcome: Outcome, worst: OutcomeVerdict): string[] {
  const { verdict, evidence, reason } = outcome;
  const mark = span(`      ${verdict === worst ? "" : `${WORDS[verdict]}: `}`, TONES[verdict]);
  const head = wrap(paper, headSpans(paper, outcome), mark, 8);
  if (verdict === "accepted")
    return [...head, ...indented(paper, clause(paper, `accepted: ${reason ?? ""}`, "dim"))];
  const most = paper.verbose ? evidence.length : verdict === "note" ? 0 : SHOWN_EVIDENCE;
  return [
    ...head,
    ...evidence.slice(0, most).flatMap((line) => indented(paper, clause(paper, line))),
    ...(verdict === "note" ? [] : adviceLines(paper, outcome)),
  ];
}

/** `max-residual/train, line 5: what is wrong`; a finding's own text starts with its name. */
function headSpans(paper: Paper, { rule, text, lines, verdict }: Outcome): Span[] {
  const where = lines[0] === undefined || verdict === "pass" ? "" : `, line ${lines[0]}`;
  const rest = text.startsWith(`${rule} (`) ? text.slice(rule.length) : `: ${text}`;
  const [certainty = "", tail] = rest.startsWith(": ") ? ["", rest] : splitAt(rest, ": ");
  return [
    span(paper.show(rule), "code"),
    span(glueWords(paper.show(certainty) + where)),
    ...clause(paper, tail),
  ];
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

function adviceLines(paper: Paper, { next }: Outcome): string[] {
  if (next === null) return [];
  const code = (next.code ?? "").split("\n").filter((line) => line.trim() !== "");
  const text = [...clause(paper, next.text), ...(code.length > 0 ? [span(":")] : [])];
  return [
    ...wrap(paper, text, `      ${paper.signs.next} `, 8),
    ...code.map((line) => `          ${paint(paper, span(paper.show(line), "code"))}`),
  ];
}

function indented(paper: Paper, spans: readonly Span[]): string[] {
  return wrap(paper, spans, `      ${paper.signs.bullet} `, 8);
}

/** The source, with the run where there are several. */
function sourceOf(paper: Paper, { source, run, runs }: Outcome): string {
  return paper.show(source) + (runs > 1 ? glueWords(` (run ${run} of ${runs})`) : "");
}

function staleLines(paper: Paper, { stale }: CheckReport): string[] {
  if (stale.length === 0) return [];
  const entries = stale.map(({ source, run, rule }) => `\`${source}\` run ${run} \`${rule}\``);
  const text = `accepted in the baseline and no longer found: ${entries.join(", ")}; \`--prune-baseline\` drops ${stale.length === 1 ? "it" : "them"}`;
  return [...wrap(paper, clause(paper, text, "dim"), "   ", 5), ""];
}

function countLines(paper: Paper, { outcomes, exitCode }: CheckReport, unjudged: number): string[] {
  const worst = outcomesByRun(outcomes).map(worstVerdict);
  const count = (verdict: "fail" | "undecided" | "pass"): number =>
    worst.filter((one) => one === verdict).length;
  const [failing, open, passing] = [count("fail"), count("undecided"), count("pass")];
  const accepted = outcomes.filter(({ verdict }) => verdict === "accepted").length;
  const parts = [
    ...(failing > 0 ? [`${failing} ${failing === 1 ? "fails" : "fail"}`] : []),
    ...(open > 0 ? [`${open} cannot be told`] : []),
    ...(passing > 0 ? [`${passing} ${passing === 1 ? "passes" : "pass"}`] : []),
    ...(unjudged > 0 ? [`${unjudged} could not be judged`] : []),
    ...(accepted > 0
      ? [`${accepted} ${accepted === 1 ? "finding" : "findings"} accepted in the baseline`]
      : []),
  ];
  const verdict = exitCode === 0 ? "pass" : failing > 0 ? "fail" : "undecided";
  const runs =
    worst.length === 0 ? "no run" : worst.length === 1 ? "1 run" : `${worst.length} runs`;
  return wrap(
    paper,
    [span(`${runs}: ${parts.join(", ")}`, "strong")],
    span(`${WORDS[verdict]}  `, TONES[verdict]),
    6,
  );
}

/** Pass and fail are words: the signs are the verdict's. */
const WORDS: Readonly<Record<OutcomeVerdict, string>> = {
  fail: "fail",
  undecided: "open",
  accepted: "accepted",
  note: "note",
  pass: "pass",
};
