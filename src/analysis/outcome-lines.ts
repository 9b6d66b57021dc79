import type { RunAnalysis } from "./analysis.ts";

/** The lines that these rows stand on, each once, in their order; the first line of the run where none stands on one. */
export function outcomeLines({ rows }: RunAnalysis, indices: readonly number[]): readonly number[] {
  const lines = indices.flatMap((index) => rows.at(index)?.line ?? []).filter((line) => line > 0);
  if (lines.length > 0) return [...new Set(lines)];
  const first = rows.find(({ line }) => line > 0)?.line;
  return first === undefined ? [] : [first];
}
