// A run → what was read, on one line: source, program, epochs.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { aboutLog, runText } from "../run-text.ts";
import { shortenPath, textWidth } from "../text-width.ts";
import { glueWords, type Paper, type Span, span, wrap } from "./paper.ts";

/** Cells that a path keeps at least before the rest goes on a line of its own. */
const SHORTEST_PATH = 20;

export function headerLines(paper: Paper, run: RunAnalysis): string[] {
  const rest = aboutLog(run).map((text) => glueWords(paper.show(text)));
  const dot = ` ${paper.show("·")} `;
  const own = paper.show(run.source);
  const tail = runText(run);
  const { width } = paper;
  const room = width - textWidth([tail, ...rest].join(dot));
  const isOne = room >= Math.min(textWidth(own), SHORTEST_PATH);
  const source = shortenPath(own, isOne ? room : width - textWidth(tail), paper.show("…"));
  const after = rest.flatMap((text, i) => [
    ...(i > 0 || isOne ? [span(dot, "dim")] : []),
    span(text),
  ]);
  const title: Span = span(source + tail, "strong");
  return isOne
    ? wrap(paper, [title, ...after], "", 2)
    : [...wrap(paper, title, "", 2), ...wrap(paper, after, "  ", 2)];
}
