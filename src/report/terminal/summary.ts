// Several runs → a closing table with a line each: source, epochs, first finding, certainty and share of the residual.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { shareRange } from "../number-text.ts";
import { padEnd, shorten, shortenPath, textWidth } from "../text-width.ts";
import { isRounding, verdictOf } from "../verdict.ts";
import { sourceText } from "./header.ts";
import { paint, type Paper, span } from "./paper.ts";

const TITLES = ["source", "epochs", "first finding", "certainty", "residual"] as const;
const SHORTEST_SOURCE = 20;

export function summaryTable(paper: Paper, { runs }: Analysis): string[] {
  const rows = runs.map((run) => cells(paper, run));
  const widths = TITLES.map((title, i) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(row[i] ?? ""))),
  );
  // The mark and what surrounds it take three cells; where sources get no room, certainty goes, then the epochs.
  const columns = [
    [0, 1, 2, 3, 4],
    [0, 1, 2, 4],
    [0, 2, 4],
  ];
  const roomFor = (kept: readonly number[]): number =>
    paper.width - 3 - kept.slice(1).reduce((sum, i) => sum + (widths[i] ?? 0) + 2, 0);
  const wanted = Math.min(widths[0] ?? 0, SHORTEST_SOURCE);
  const keep = columns.find((kept) => roomFor(kept) >= wanted) ?? [0, 2, 4];
  widths[0] = Math.min(widths[0] ?? 0, Math.max(roomFor(keep), 8));
  const line = (row: readonly string[]): string =>
    keep
      .map((i) =>
        padEnd(
          (i === 0 ? shortenPath : shorten)(row[i] ?? "", widths[i] ?? 0, paper.signs.ellipsis),
          widths[i] ?? 0,
        ),
      )
      .join("  ");
  return [
    `   ${paint(paper, span(line(TITLES).trimEnd(), "dim"))}`,
    ...rows.map((row, i) => ` ${mark(paper, runs[i] as RunAnalysis)} ${line(row).trimEnd()}`),
  ];
}

function cells(paper: Paper, run: RunAnalysis): string[] {
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  const { share } = run.residual;
  const shareCell =
    share === null || run.components.length === 0
      ? ""
      : isRounding(run)
        ? "rounding"
        : shareRange(share.min, share.max);
  return [
    sourceText(paper, run),
    `${run.firstEpoch}${paper.signs.dash}${run.lastEpoch}`,
    paper.show(best?.cause ?? "none"),
    best?.certainty ?? "",
    paper.show(shareCell),
  ];
}

function mark(paper: Paper, run: RunAnalysis): string {
  const { clean, hidden, unsure } = paper.signs;
  const verdict = verdictOf(run);
  const tone = { clean: "good", hidden: "bad", unsure: "warn" } as const;
  return paint(paper, span({ clean, hidden, unsure }[verdict], tone[verdict]));
}
