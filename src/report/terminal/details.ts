// What a run's answer rests on, for --verbose: weights with their ranges, every finding, what was ruled out, models and columns.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { plainNumber, rangeText } from "../../analysis/number-text.ts";
import { updatesText, WEIGHT_STATUS, writerText } from "../run-text.ts";
import { shorten } from "../text-width.ts";
import { findingLines, unlikelyLines } from "./findings.ts";
import { modelLines } from "./model-table.ts";
import { gridLines } from "./tables/grid.ts";
import { paint, type Paper, span, wrap } from "./paper.ts";

export function detailLines(paper: Paper, run: RunAnalysis): string[] {
  const parts = [
    titled(paper, "Weights, and the range that the log allows:", weightLines(paper, run)),
    titled(paper, "Findings:", findingLines(paper, run)),
    unlikelyLines(paper, run),
    modelLines(paper, run),
    titled(paper, "How the log was read:", readingLines(paper, run)),
  ].filter((lines) => lines.length > 0);
  return parts.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function titled(paper: Paper, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${paint(paper, span(title, "dim"))}`, ...lines];
}

function weightLines(paper: Paper, { weights }: RunAnalysis): string[] {
  const nameCap = Math.max(12, paper.width - 48);
  const names = weights.map(({ component }) =>
    shorten(paper.show(component), nameCap, paper.show("…")),
  );
  const [, ...rows] = gridLines(paper, [
    { title: "", cells: names, isText: true },
    { title: "", cells: weights.map(({ value }) => plainNumber(value)) },
    { title: "", cells: weights.map(({ low, high }) => rangeText(low, high)), isText: true },
    {
      title: "",
      cells: weights.map(({ status }) => WEIGHT_STATUS[status]),
      isText: true,
      tone: "dim",
    },
  ]);
  return rows.map((row) => `   ${row}`);
}

function readingLines(paper: Paper, run: RunAnalysis): string[] {
  return [
    ...wrap(paper, `Printed by ${writerText(run)}.`, "    ", 6),
    ...updatesText(run).flatMap((text) => wrap(paper, text, "    ", 6)),
    ...run.columns.flatMap(({ column, role, reason }) =>
      wrap(paper, [span(`${paper.show(column)}: ${role}, `), reason], "    ", 6, "dim"),
    ),
  ];
}
