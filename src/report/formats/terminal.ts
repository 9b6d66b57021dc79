// An Analysis → the report for people at a terminal: a summary where there are several, and a section for each of a few.

import type { Analysis } from "../../analysis/analysis.ts";
import { counted } from "../../table/clock.ts";
import { type Format, MOST_WHOLE_RUNS } from "../format.ts";
import { checkReportLines } from "../terminal/check-report.ts";
import {
  createPaper,
  glueWords,
  paint,
  type Paper,
  printed,
  span,
  wrap,
} from "../terminal/paper.ts";
import { sectionLines } from "../terminal/run-section.ts";
import { runLines, summaryTable } from "../terminal/summary.ts";

export const terminal: Format = {
  id: "text",
  showsModels: "verbose",
  render(analysis, options) {
    if (analysis.runs.length === 0 && analysis.check === undefined) return "";
    const paper = createPaper(options);
    const isBrief = options.brief === true;
    const unsaid = isBrief ? [] : [...noteLines(paper, analysis), ...rejectLines(paper, analysis)];
    if (analysis.check !== undefined)
      return printed([...checkReportLines(paper, analysis), ...unsaid]);
    if (isBrief) return printed(runLines(paper, analysis).slice(1));
    const isMany = analysis.runs.length > 1;
    const isWhole = analysis.runs.length <= MOST_WHOLE_RUNS || paper.verbose;
    return printed([
      ...(isMany ? summaryTable(paper, analysis) : []),
      ...(isWhole
        ? [...sections(paper, analysis, isMany), ...rejectLines(paper, analysis)]
        : ["", ...howOnLines(paper), ...unsaid]),
    ]);
  },
};

function sections(paper: Paper, { runs }: Analysis, isMany: boolean): string[] {
  return runs.flatMap((run, i) => [
    ...(i === 0 && !isMany ? [] : ["", rule(paper), ""]),
    ...sectionLines(paper, run, run.source !== runs[i - 1]?.source),
  ]);
}

function howOnLines(paper: Paper): string[] {
  const text = `The whole report of one: lossledger LOG. Of all of ${glueWords("them: -v")}`;
  return wrap(paper, span(text, "dim"), "   ", 3);
}

function rule(paper: Paper): string {
  return paint(paper, span(paper.show("─").repeat(paper.width), "dim"));
}

/** What sections say of their logs, where there are none. */
function noteLines(paper: Paper, { runs }: Analysis): string[] {
  const said = runs.flatMap(({ source, notes }) => notes.map((note) => `${source}: ${note}`));
  return [...new Set(said)].flatMap((text) => wrap(paper, [span("Note: ", "dim"), text], "   ", 5));
}

function rejectLines(paper: Paper, { sources }: Analysis): string[] {
  return sources.flatMap(({ source, skipped }) => {
    if (skipped.rejected === 0) return [];
    const text = `${counted(skipped.rejected, "line")} of ${paper.show(source)} looked like data and could not be read:`;
    const how = span(glueWords("lossledger parse --rejects LOG"), "code");
    return wrap(paper, [span(text, "warn"), span(" "), how], "   ", 5);
  });
}
