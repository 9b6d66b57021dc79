// Several runs → how many have which verdict, and a line a run, the worst first.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { commonFolder, shortColumns, worstFirst } from "../../analysis/answer/short.ts";
import { countsText } from "../outcome-list.ts";
import { runText } from "../run-text.ts";
import { padEnd, shorten, cutStart, textWidth } from "../text-width.ts";
import { verdictSign } from "./answer.ts";
import { paint, type Paper, span, wrap } from "./paper.ts";

const SHORTEST_SOURCE = 18;
const SHORTEST_VERDICT = 14;

/** The count, and the lines. */
export function summaryTable(paper: Paper, analysis: Analysis): string[] {
  const folder = commonFolder(analysis.runs.map(({ source }) => source));
  const count = wrap(paper, span(paper.show(countsText(analysis)), "strong"), "", 2);
  return [...count, "", ...runLines(paper, analysis, folder)];
}

/** A line a run, without the count; `folder` is cut off its path. */
export function runLines(paper: Paper, { runs }: Analysis, folder = ""): string[] {
  const sorted = worstFirst(runs);
  const short = shortColumns(runs);
  const rows = sorted.map((run) => [
    paper.show(run.source.slice(folder.length)) + runText(run),
    ...short.map(({ of }) => paper.show(of(run))),
  ]);
  const titles = ["log", ...short.map(({ title }) => title)];
  const widths = titles.map((title, i) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[i] ?? ""))),
  );
  // The sign and what surrounds it take three cells; where sources get no room, epochs go, then what is left over.
  const columns = [
    [0, 1, 2, 3, 4],
    [0, 2, 3, 4],
    [0, 2, 3],
  ];
  const roomFor = (kept: readonly number[]): number =>
    paper.width - 3 - kept.slice(1).reduce((sum, i) => sum + (widths[i] ?? 0) + 2, 0);
  const wanted = Math.min(widths[0] ?? 0, SHORTEST_SOURCE);
  const keep = columns.find((kept) => roomFor(kept) >= wanted) ?? [0, 2, 3];
  // A long verdict is cut before the name of its log is.
  const verdict = widths[2] ?? 0;
  const missing = Math.max(0, wanted - roomFor(keep));
  widths[2] = Math.min(verdict, Math.max(SHORTEST_VERDICT, verdict - missing));
  widths[0] = Math.min(widths[0] ?? 0, Math.max(roomFor(keep), 8));
  const line = (row: readonly string[]): string =>
    keep
      .map((i) => {
        const cut = i === 0 ? cutStart : shorten;
        return padEnd(cut(row[i] ?? "", widths[i] ?? 0, paper.show("…")), widths[i] ?? 0);
      })
      .join("  ");
  return [
    `   ${paint(paper, span(line(titles).trimEnd(), "dim"))}`,
    ...rows.map((row, i) => {
      const sign = verdictSign(paper, (sorted[i] as RunAnalysis).verdict.sign);
      return ` ${paint(paper, sign)} ${line(row).trimEnd()}`;
    }),
  ];
}
