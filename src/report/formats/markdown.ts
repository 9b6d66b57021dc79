// An Analysis → Markdown for a step summary or a pull request: a table of runs, what is wrong, and what to do next.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { escapeMarkdown, escapeTerminal, markdownCode } from "../escape.ts";
import type { Format, RenderOptions } from "../format.ts";
import { answerOf, headlineOf } from "../../analysis/answer/answer.ts";
import { shortGap, spanText, spanTitle, worstFirst } from "../../analysis/answer/short.ts";
import type { Outcome, OutcomeVerdict } from "../../analysis/outcome.ts";
import type { NextStep } from "../../causes/finding.ts";
import {
  countsText,
  needingWords,
  outcomeMessage,
  outcomesOfRun,
  pathOf,
  worstVerdict,
} from "../outcome-list.ts";

export const markdown: Format = {
  id: "markdown",
  render(analysis, options) {
    const shown = needingWords(analysis);
    const isCheck = analysis.check !== undefined;
    const parts = [
      `## lossledger: ${escapeMarkdown(countsText(analysis))}`,
      table(
        [
          "",
          "log",
          spanTitle(analysis.runs),
          "left over",
          "verdict",
          ...(isCheck ? ["check"] : []),
        ],
        worstFirst(analysis.runs).map((run) => runCells(run, analysis, options)),
      ),
      table(
        ["", "where", "rule", "what"],
        [
          ...(isCheck ? shown : []).map((outcome) => outcomeCells(outcome, options)),
          ...(analysis.unjudged ?? []).map((one) => [
            "undecided",
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function runCells(run: RunAnalysis, analysis: Analysis, options: RenderOptions): readonly string[] {
  const which = run.runs > 1 ? ` run ${run.run} of ${run.runs}` : "";
  const own = analysis.check && outcomesOfRun(analysis, run);
  return [
    run.verdict.sign,
    markdownCode(pathOf(run, options)) + which,
    spanText(run, analysis.runs),
    shortGap(run),
    clause(headlineOf(answerOf(run))),
    ...(own === undefined ? [] : [own.length === 0 ? "undecided" : wordOf(worstVerdict(own))]),
  ];
}

function outcomeCells(outcome: Outcome, options: RenderOptions): readonly string[] {
  const [line] = outcome.lines;
  const evidence = outcome.verdict === "note" ? [] : outcome.evidence.slice(0, 3);
  return [
    wordOf(outcome.verdict),
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
    steps.set(`${rule} ${JSON.stringify(next)}`, stepText(rule, next));
  }
  return steps.size === 0 ? [] : ["### Next", ...steps.values()];
}

function wordOf(verdict: OutcomeVerdict): string {
  return verdict === "fail" ? "**fail**" : verdict;
}

function stepText(rule: string, { text, code, expect }: NextStep): string {
  const head = `For ${markdownCode(rule)}, ${clause(text)}`;
  const result = expect === null ? [] : [`Expect ${clause(expect)}.`];
  if (code === null || code.trim() === "") return [head, ...result].join(". ");
  const lines = code.split("\n").map(escapeTerminal);
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return [`${head}:`, `${fence}python\n${lines.join("\n")}\n${fence}`, ...result].join("\n\n");
}
