// A run → its verdict in one line: does the total add up, and if not, how much of it is in no column.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { verdictOf, verdictText } from "../verdict.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";

export function verdictLines(paper: Paper, run: RunAnalysis): string[] {
  const verdict = verdictOf(run);
  const { clean, hidden, unsure } = paper.signs;
  const sign = { clean, hidden, unsure }[verdict];
  const tone = { clean: "good", hidden: "bad", unsure: "warn" } as const;
  const lead = ` ${paint(paper, span(sign, tone[verdict]))} `;
  const lines = wrap(paper, clause(paper, verdictText(run), "strong"), span("   "), 3);
  return lines.map((line, i) => (i === 0 ? lead + line.slice(3) : line));
}
