// One run → its section of the terminal report: the answer on one screen; all that it rests on with --verbose.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { answerOf } from "../../analysis/answer/answer.ts";
import { leftOutText } from "../run-text.ts";
import { candidateLines, nextCheckLines, reasonLines, verdictLines } from "./answer.ts";
import { detailLines } from "./details.ts";
import { headerLines } from "./header.ts";
import { paint, type Paper, span, wrap } from "./paper.ts";
import { plotLines } from "./plot.ts";
import { verdictTable } from "./tables/index.ts";

/** Rows left out that are named without --verbose. */
const SHOWN_LEFT_OUT = 2;

export function sectionLines(paper: Paper, run: RunAnalysis): string[] {
  const answer = answerOf(run);
  const top = [
    ...headerLines(paper, run),
    "",
    ...verdictLines(paper, answer),
    ...spaced(verdictTable(paper, run)),
  ];
  if (paper.glance === true) return [...top, ...spaced(wrap(paper, answer.others, "  ", 2))];
  return [
    ...top,
    ...(paper.plot === true ? spaced(plotLines(paper, run)) : []),
    ...spaced([
      ...candidateLines(paper, answer),
      ...reasonLines(paper, answer),
      ...leftOutLines(paper, run),
      ...noteLines(paper, run),
      ...nextCheckLines(paper, answer),
      ...docsLine(paper, run),
    ]),
    ...(paper.verbose ? spaced(detailLines(paper, run)) : []),
  ];
}

export function spaced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

function leftOutLines(paper: Paper, run: RunAnalysis): string[] {
  if (run.verdict.id === "not-finite" || run.verdict.id === "nothing-to-compare") return [];
  const text = leftOutText(run, paper.verbose ? Infinity : SHOWN_LEFT_OUT);
  return wrap(paper, text, "  ", 4, "dim");
}

function noteLines(paper: Paper, { notes }: RunAnalysis): string[] {
  return notes.flatMap((note) => wrap(paper, [span("Note: ", "dim"), note], "  ", 4));
}

/** Where the likeliest cause is explained. */
function docsLine(paper: Paper, { findings }: RunAnalysis): string[] {
  const [best] = findings;
  if (best === undefined || !paper.verbose) return [];
  return [`  ${paint(paper, span(`More: lossledger explain ${best.cause}`, "dim"))}`];
}
