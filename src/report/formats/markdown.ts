// An Analysis → Markdown for a step summary or a pull request: a table of runs, what is wrong, and what to do next.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { escapeMarkdown, escapeTerminal, markdownCode } from "../escape.ts";
import type { Format, RenderOptions } from "../format.ts";
import { shareRange } from "../number-text.ts";
import type { Outcome, OutcomeVerdict } from "../../analysis/outcome.ts";
import { worstVerdict } from "../outcome-groups.ts";
import { gravestFirst, messageOf, outcomesOf, pathOf } from "../outcome-list.ts";

const MARKS: Readonly<Record<OutcomeVerdict, string>> = {
  fail: "❌",
  undecided: "❔",
  note: "ℹ️",
  accepted: "☑️",
  pass: "✅",
};

export const markdown: Format = {
  id: "markdown",
  title: "Markdown for a step summary or a pull request",
  render(analysis, options) {
    const outcomes = outcomesOf(analysis);
    const shown = gravestFirst(outcomes);
    const parts = [
      `## lossledger: ${headline(analysis, outcomes)}`,
      table(
        ["", "log", "epochs", "residual", "first finding"],
        analysis.runs.map((run) => runCells(run, outcomes, options)),
      ),
      table(
        ["", "where", "rule", "what"],
        [
          ...shown.map((outcome) => outcomeCells(outcome, options)),
          ...(analysis.unjudged ?? []).map((one) => [
            MARKS.undecided,
            markdownCode(pathOf(one, options)),
            "could not be judged",
            `${clause(one.seen)}; ${clause(one.next)}`,
          ]),
        ],
      ),
      ...nextSteps(shown),
    ].filter((part) => part !== "");
    return `${parts.join("\n\n")}\n`;
  },
};

function headline({ check, runs, unjudged = [] }: Analysis, outcomes: readonly Outcome[]): string {
  const count = `${runs.length} ${runs.length === 1 ? "run" : "runs"}`;
  const missing = unjudged.length === 0 ? "" : `, ${unjudged.length} not judged`;
  if (check === undefined) return `${count}${missing}`;
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
  outcomes: readonly Outcome[],
  options: RenderOptions,
): readonly string[] {
  const own = outcomes.filter((one) => one.source === run.source && one.run === run.run);
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  const { share } = run.residual;
  const which = run.runs > 1 ? ` run ${run.run} of ${run.runs}` : "";
  return [
    own.length === 0 ? MARKS.undecided : MARKS[worstVerdict(own)],
    markdownCode(pathOf(run, options)) + which,
    run.firstEpoch === run.lastEpoch
      ? String(run.firstEpoch)
      : `${run.firstEpoch}–${run.lastEpoch}`,
    share === null || run.components.length === 0 ? "" : shareRange(share.min, share.max),
    best === undefined ? "" : `${markdownCode(best.cause)} (${best.certainty})`,
  ];
}

function outcomeCells(outcome: Outcome, options: RenderOptions): readonly string[] {
  const [line] = outcome.lines;
  const evidence = outcome.verdict === "note" ? [] : outcome.evidence.slice(0, 3);
  return [
    MARKS[outcome.verdict],
    markdownCode(pathOf(outcome, options)) + (line === undefined ? "" : ` line ${line}`),
    markdownCode(outcome.rule),
    [messageOf(outcome), ...evidence].map(clause).join("<br>"),
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
function nextSteps(outcomes: readonly Outcome[]): readonly string[] {
  const steps = new Map<string, string>();
  for (const { rule, next, verdict } of outcomes) {
    if (next === null || verdict === "note") continue;
    steps.set(`${rule} ${next.text} ${next.code ?? ""}`, stepText(rule, next.text, next.code));
  }
  return steps.size === 0 ? [] : ["### Next", ...steps.values()];
}

function stepText(rule: string, text: string, code: string | null): string {
  const head = `${markdownCode(rule)}: ${clause(text)}`;
  if (code === null || code.trim() === "") return head;
  const lines = code.split("\n").map(escapeTerminal);
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${head}:\n\n${fence}python\n${lines.join("\n")}\n${fence}`;
}
