// Runs → a message for each total that nothing could be reconciled with, and for parts without one.

import { isOfKeras, type RunAnalysis } from "../../index.ts";
import { type CliError, fail } from "../errors.ts";

/** Runs of one log with nothing to reconcile are reported, and still count as not judged. */
export function unjudged(runs: readonly RunAnalysis[]): CliError[] {
  const alone = runs.filter(({ total, components }) => total === "" || components.length === 0);
  return [...new Set(alone.map(({ total }) => total))].map((total) => {
    const same = alone.filter((run) => run.total === total);
    const { source = "", writer, components = [] } = same[0] ?? {};
    const rows = same.reduce((sum, run) => sum + run.rows.length, 0);
    const told = { source, rows, runs: same.length };
    return total === ""
      ? fail("only-parts", { ...told, parts: components, next: writer?.facts?.next?.text })
      : fail("only-total", {
          ...told,
          total,
          isKeras: same[0] !== undefined && isOfKeras(same[0]),
        });
  });
}
