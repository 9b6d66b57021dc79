// A run → the rows that its best finding rests on, whose lines a report quotes.

import type { Analysis, RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";

/** Lines quoted of a piece of evidence. */
export const QUOTED = 6;

/** The rows of a piece of evidence that stand on lines, each once. */
export function rowsOnLines(
  { rows }: RunAnalysis,
  indices: readonly number[] = [],
): readonly RowAnalysis[] {
  return [...new Set(indices)].flatMap((index) => rows[index] ?? []).filter(({ line }) => line > 0);
}

/** The line that a row begins on, and those that a wrapped one may go on to; none inside a file made of parts. */
export function linesOf({ line, place }: RowAnalysis): readonly number[] {
  return place === undefined ? [line, line + 1, line + 2] : [];
}

/** Source → numbers of the lines that its runs quote; sources that quote none are left out. */
export function quotedLines({ runs }: Analysis): ReadonlyMap<string, ReadonlySet<number>> {
  const quoted = new Map<string, Set<number>>();
  for (const run of runs) {
    for (const { rows } of run.findings[0]?.evidence ?? []) {
      for (const row of rowsOnLines(run, rows).slice(0, QUOTED)) {
        const lines = quoted.get(run.source) ?? new Set();
        quoted.set(run.source, lines);
        for (const number of linesOf(row)) lines.add(number);
      }
    }
  }
  return quoted;
}
