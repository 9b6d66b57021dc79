// An Analysis → Markdown for a step summary or a pull request: a table of runs, what is wrong, and what to do next.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { escapeMarkdown, escapeTerminal, markdownCode } from "../escape.ts";
import type { Format, RenderOptions } from "../format.ts";
import { headlineOf } from "../../analysis/answer/answer.ts";
import {
  shortGap,
  spanText,
  spanTitle,
  verdictCounts,
  verdictTitles,
  worstFirst,
} from "../../analysis/answer/short.ts";
import { verdictRecord } from "../../verdict/verdicts.ts";
import type { Outcome, OutcomeVerdict } from "../../analysis/outcome.ts";
import { worstVerdict } from "../outcome-groups.ts";
import { gravestFirst, outcomeMessage, outcomesOf, pathOf } from "../outcome-list.ts";

/** Pass and fail are words: the signs are the verdict's. */
const WORDS: Readonly<Record<OutcomeVerdict, string>> = {
  fail: "**fail**",
  undecided: "cannot tell",
  note: "note",
  accepted: "accepted",
  pass: "pass",
};

export const markdown: Format = {
  id: "markdown",
  title: "Markdown for a step summary or a pull request",
  render(analysis, options) {
    const outcomes = outcomesOf(analysis);
    const shown = gravestFirst(outcomes);
    const isCheck = analysis.check !== undefined;
    const parts = [
      `## lossledger: ${headline(analysis, outcomes)}`,
      table(
        [
          "",
          "log",
          spanTitle(analysis.runs),
          "left over",
          "verdict",
          ...(isCheck ? ["check"] : []),
        ],
        worstFirst(analysis.runs).map((run) =>
          runCells(run, analysis.runs, isCheck ? outcomes : null, options),
        ),
      ),
      table(
        ["", "where", "rule", "what"],
        [
          ...(isCheck ? shown : []).map((outcome) => outcomeCells(outcome, options)),
          ...(analysis.unjudged ?? []).map((one) => [
            WORDS.undecided,
            markdownCode(pathOf(one, options)),
            "could not be judged",
            `${clause(one.seen)}; ${clause(one.next)}`,
          ]),
        ],
      ),
      ...nextSteps(shown, isCheck),
    ].filter((part) => part !== "");
    return `${parts.join("\n\n")}\n`;
  },
};

function headline({ check, runs, unjudged = [] }: Analysis, outcomes: readonly Outcome[]): string {
  const count = `${runs.length} ${runs.length === 1 ? "run" : "runs"}`;
  const missing = unjudged.length === 0 ? "" : `, ${unjudged.length} not judged`;
  if (check === undefined) {
    const counts = verdictCounts(runs).map(
      ({ id, count: own }) => `${own} ${verdictRecord(id).sign} ${verdictTitles[id]}`,
    );
    return runs.length === 1 ? `${count}${missing}` : `${count}: ${counts.join(", ")}${missing}`;
  }
  const broken = outcomes.filter(({ verdict }) => verdict === "fail").length;
  const open = outcomes.filter(({ verdict }) => verdict === "undecided").length;
  const said = [
    ...(broken > 0 ? [`${broken} ${broken === 1 ? "rule is" : "rules are"} broken`] : []),
    ...(open > 0 ? [`${open} cannot be told`] : []),
  ];
  return `${said.length === 0 ? "every rule holds" : said.join(", ")} (${count}${missing})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function runCells(
  run: RunAnalysis,
  runs: readonly RunAnalysis[],
  outcomes: readonly Outcome[] | null,
  options: RenderOptions,
): readonly string[] {
  const which = run.runs > 1 ? ` run ${run.run} of ${run.runs}` : "";
  const own = outcomes?.filter((one) => one.source === run.source && one.run === run.run);
  return [
    run.verdict.sign,
    markdownCode(pathOf(run, options)) + which,
    spanText(run, runs),
    shortGap(run),
    clause(headlineOf(run)),
    ...(own === undefined ? [] : [own.length === 0 ? WORDS.undecided : WORDS[worstVerdict(own)]]),
  ];
}

function outcomeCells(outcome: Outcome, options: RenderOptions): readonly string[] {
  const [line] = outcome.lines;
  const evidence = outcome.verdict === "note" ? [] : outcome.evidence.slice(0, 3);
  return [
    WORDS[outcome.verdict],
    markdownCode(pathOf(outcome, options)) + (line === undefined ? "" : ` line ${line}`),
    markdownCode(outcome.rule),
    [outcomeMessage(outcome), ...evidence].map(clause).join("<br>"),
  ];
}

/** Names in backticks become code, whatever is in them; everything else is text. */
function clause(text: string): string {
  return text
    .split("`")
    .map((piece, i) => (i % 2 === 1 ? markdownCode(piece) : escapeMarkdown(piece)))
    .join("");
}

/** Each piece of advice once. */
function nextSteps(outcomes: readonly Outcome[], isCheck: boolean): readonly string[] {
  const steps = new Map<string, string>();
  for (const { rule, next, verdict } of outcomes) {
    if (next === null || (isCheck && verdict === "note")) continue;
    steps.set(`${rule} ${next.text} ${next.code ?? ""}`, stepText(rule, next.text, next.code));
  }
  return steps.size === 0 ? [] : ["### Next", ...steps.values()];
}

function stepText(rule: string, text: string, code: string | null): string {
  const head = text === "" ? markdownCode(rule) : `${markdownCode(rule)}: ${clause(text)}`;
  if (code === null || code.trim() === "") return head;
  const lines = code.split("\n").map(escapeTerminal);
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${head}:\n\n${fence}python\n${lines.join("\n")}\n${fence}`;
}
