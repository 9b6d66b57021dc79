// One run → its section of the terminal report.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { leftOutText, notesOf, undecidedText, writerText } from "../run-text.ts";
import { findingLines, nextLines, testedLines } from "./findings.ts";
import { headerLines } from "./header.ts";
import { ledgerTable } from "./ledger-table.ts";
import { modelLines } from "./model-table.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";
import { plotLines } from "./plot.ts";
import { verdictLines } from "./verdict.ts";
import { weightLines } from "./weights.ts";

/** Rows left out that are named without --verbose. */
const SHOWN_LEFT_OUT = 3;

export function runSection(paper: Paper, run: RunAnalysis): string[] {
  if (paper.glance !== undefined) {
    return [
      ...headerLines(paper, run),
      "",
      ...ledgerTable(paper, run),
      "",
      ...verdictLines(paper, run),
      ...findingLines(paper, run),
    ];
  }
  return [
    ...headerLines(paper, run),
    "",
    ...ledgerTable(paper, run),
    ...(paper.plot === true ? spaced(plotLines(paper, run)) : []),
    "",
    ...verdictLines(paper, run),
    ...findingLines(paper, run),
    ...undecidedLines(paper, run),
    ...nextLines(paper, run),
    ...spaced(weightLines(paper, run)),
    ...spaced([...leftOutLines(paper, run), ...noteLines(paper, run), ...testedLines(paper, run)]),
    ...(paper.verbose ? spaced(modelLines(paper, run)) : []),
    ...(paper.verbose ? spaced(columnLines(paper, run)) : []),
  ];
}

function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function undecidedLines(paper: Paper, run: RunAnalysis): string[] {
  const text = undecidedText(run);
  if (text === null) return [];
  return wrap(paper, [span("undecided: ", "warn"), ...clause(paper, text)], "   ", 5);
}

function leftOutLines(paper: Paper, run: RunAnalysis): string[] {
  const text = leftOutText(run, paper.verbose ? Infinity : SHOWN_LEFT_OUT);
  return text === null ? [] : wrap(paper, clause(paper, text, "dim"), "   ", 5);
}

function noteLines(paper: Paper, run: RunAnalysis): string[] {
  return notesOf(run).flatMap((note) =>
    wrap(paper, [span("note: ", "dim"), ...clause(paper, note)], "   ", 5),
  );
}

function columnLines(paper: Paper, run: RunAnalysis): string[] {
  return [
    `   ${paint(paper, span("columns:", "dim"))}`,
    ...run.columns.flatMap(({ column, role, reason }) =>
      wrap(
        paper,
        [span(paper.show(column)), span(`: ${role}, `), ...clause(paper, reason, "dim")],
        "     ",
        7,
      ),
    ),
    ...wrap(paper, clause(paper, `written by ${writerText(run)}`, "dim"), "   ", 5),
  ];
}
