// One run → its section of the terminal report: the answer on one screen; all that it rests on with --verbose.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { answerOf } from "../../analysis/answer/answer.ts";
import { aboutLog, leftOutText, runText } from "../run-text.ts";
import { candidateLines, nextCheckLines, reasonLines, verdictLines } from "./answer.ts";
import { detailLines } from "./details.ts";
import { glueWords, paint, type Paper, span, type Span, wrap } from "./paper.ts";
import { plotLines } from "./plot.ts";
import { verdictTable } from "./tables/index.ts";
import { cutStart, textWidth } from "../text-width.ts";

/** Rows left out that are named without --verbose. */
const SHOWN_LEFT_OUT = 2;

/** Notes are of the log, and stand under the first of its runs. */
export function sectionLines(paper: Paper, run: RunAnalysis, isFirst: boolean = true): string[] {
  const answer = answerOf(run);
  const top = [
    ...headerLines(paper, run),
    "",
    ...verdictLines(paper, run.verdict.sign, answer),
    ...spaced(verdictTable(paper, run)),
  ];
  if (paper.glance === true) return [...top, ...spaced(wrap(paper, answer.others, "  ", 2))];
  return [
    ...top,
    ...(paper.plot === true ? spaced(plotLines(paper, run)) : []),
    ...spaced([
      ...leftOutLines(paper, run),
      ...(isFirst ? noteLines(paper, run) : []),
      ...candidateLines(paper, answer),
      ...reasonLines(paper, answer),
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

/** Cells that a path keeps at least before the rest goes on a line of its own. */
const SHORTEST_PATH = 20;

function headerLines(paper: Paper, run: RunAnalysis): string[] {
  const rest = aboutLog(run).map((text) => glueWords(paper.show(text)));
  const dot = ` ${paper.show("·")} `;
  const own = paper.show(run.source);
  const tail = runText(run);
  const { width } = paper;
  const room = width - textWidth([tail, ...rest].join(dot));
  const isOne = room >= Math.min(textWidth(own), SHORTEST_PATH);
  const source = cutStart(own, isOne ? room : width - textWidth(tail), paper.show("…"));
  const after = rest.flatMap((text, i) => [
    ...(i > 0 || isOne ? [span(dot, "dim")] : []),
    span(text),
  ]);
  const title: Span = span(source + tail, "strong");
  return isOne
    ? wrap(paper, [title, ...after], "", 2)
    : [...wrap(paper, title, "", 2), ...wrap(paper, after, "  ", 2)];
}
