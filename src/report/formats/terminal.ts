// An Analysis → the report for people at a terminal: a section for every run, a summary where there are several.

import type { Analysis } from "../../analysis/analysis.ts";
import type { Format } from "../format.ts";
import { checkLines } from "../terminal/check-report.ts";
import { createPaper, finishLine, paint, type Paper, span, wrap } from "../terminal/paper.ts";
import { runSection } from "../terminal/run-section.ts";
import { summaryTable } from "../terminal/summary.ts";

export const terminal: Format = {
  id: "text",
  title: "a report for people, as the terminal shows it",
  render(analysis, options) {
    if (analysis.runs.length === 0 && analysis.check === undefined) return "";
    const paper = createPaper(options);
    if (analysis.check !== undefined) return printed(checkLines(paper, analysis));
    if (options.brief === true) return printed(summaryTable(paper, analysis).slice(1));
    const lines = analysis.runs.flatMap((run, i) => [
      ...(i === 0 ? [] : ["", rule(paper), ""]),
      ...runSection(paper, run),
    ]);
    lines.push(...rejectLines(paper, analysis));
    if (analysis.runs.length > 1) lines.push("", rule(paper), "", ...summaryTable(paper, analysis));
    return printed(lines);
  },
};

function printed(lines: readonly string[]): string {
  return lines.map((line) => `${finishLine(line)}\n`).join("");
}

function rule(paper: Paper): string {
  return paint(paper, span(paper.signs.rule.repeat(paper.width), "dim"));
}

function rejectLines(paper: Paper, { sources }: Analysis): string[] {
  return sources.flatMap(({ source, skipped }) => {
    if (skipped.rejected === 0) return [];
    const lines = skipped.rejected === 1 ? "1 line" : `${skipped.rejected} lines`;
    const text = `${lines} of ${paper.show(source)} looked like data and could not be read:`;
    return wrap(
      paper,
      [span(text, "warn"), span(" "), span("lossledger parse --rejects", "code")],
      "   ",
      5,
    );
  });
}
