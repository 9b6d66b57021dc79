// An analysis → the same, made of plain data that can be sent to another thread.

import type { Analysis } from "../index.ts";

/** Rows that make their numbers when asked for cannot be sent: they are made here. */
export function plainAnalysis(analysis: Analysis): Analysis {
  return {
    ...analysis,
    runs: analysis.runs.map((run) => ({
      ...run,
      models: run.models,
      rows: run.rows.map((row) => ({ ...row, values: new Map(row.values) })),
    })),
  };
}
