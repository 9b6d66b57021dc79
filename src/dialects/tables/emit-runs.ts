// Rows of several runs that one table holds → their records, one run after another.

import type { Findings } from "../dialect.ts";
import { skips } from "./row-likeness.ts";
import { createRowSeries } from "./row-series.ts";
import type { TableRow } from "./table-rows.ts";

/** Names of runs that a note tells. */
const NAMED = 20;

/**
 * Rows are numbered alike in all runs: by epochs if every row has one, else by their steps if every row has one of its
 * own, else counted; steps that go on by more than 1 are iterations. Numbers from 0 are shown from 1, also of a run that
 * starts later than the others. Gives notes.
 */
export function emitRuns(
  runs: ReadonlyMap<string, readonly TableRow[]>,
  findings: Findings,
): readonly string[] {
  const tables = [...runs].filter(([, rows]) => rows.length > 0);
  const all = tables.flatMap(([, rows]) => rows);
  const hasEpochs = all.every(({ epoch }) => Number.isSafeInteger(epoch));
  const areSteps = !hasEpochs && all.every(({ step }) => Number.isSafeInteger(step));
  const areIterations =
    areSteps && tables.every(([, [first, next]]) => first && skips(first, next));
  const hasSteps = areSteps && !areIterations;
  const numbered = (row: TableRow): TableRow => {
    if (hasEpochs || areIterations) return row;
    return { ...row, epoch: hasSteps ? row.step : null, step: null };
  };
  const fromZero = all.some((row) => numbered(row).epoch === 0);
  const notes = new Set<string>();
  if (hasSteps) {
    const shown = fromZero ? ", from 1 instead of 0" : "";
    notes.add(`there are no epochs, so steps are counted${shown}`);
  }
  for (const [, rows] of tables) {
    let isFirst = true;
    const series = createRowSeries(
      {
        ...findings,
        record(record) {
          findings.record(isFirst ? { ...record, beginsRun: true } : record);
          isFirst = false;
        },
      },
      { countsFromZero: () => fromZero, takesLossless: () => true },
    );
    for (const row of rows) {
      const understood = series.add(numbered(row));
      if (typeof understood === "string") continue;
      findings.reject({ line: row.line, text: "", reason: understood.rejected });
    }
    series.end();
    for (const note of series.notes()) notes.add(note);
  }
  return [...namesNote(tables.map(([name]) => name)), ...notes];
}

function namesNote(names: readonly string[]): string[] {
  if (names.length < 2) return [];
  const shown = names.slice(0, NAMED).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return [`the runs, in this order: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}
