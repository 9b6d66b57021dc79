// An analysis → the same, made of plain data that can be sent to another thread.

import type { Analysis, RowAnalysis } from "../index.ts";

/**
 * Rows that make their numbers when asked for cannot be sent: they are made here, and so are verdicts on models where
 * they are shown.
 */
export function plainAnalysis(analysis: Analysis, showsModels: boolean): Analysis {
  return {
    ...analysis,
    runs: analysis.runs.map((run) => ({
      ...run,
      models: showsModels ? run.models : [],
      rows: run.rows.map(plainRow),
    })),
  };
}

function plainRow(row: RowAnalysis): RowAnalysis {
  const { epoch, split, origin, line, step, steps, place, shown, residual, weights } = row;
  const values = new Map(row.values);
  return { epoch, split, origin, line, step, steps, place, shown, values, residual, weights };
}
