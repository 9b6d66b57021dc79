// Runs → a message for each total that nothing could be reconciled with.

import type { RunAnalysis } from "../../index.ts";
import { type CliError, fail } from "../errors.ts";

/** Runs of one log with nothing to reconcile are reported, and still count as not judged. */
export function unjudged(runs: readonly RunAnalysis[]): CliError[] {
  const alone = runs.filter(({ components }) => components.length === 0);
  return [...new Set(alone.map(({ total }) => total))].map((total) => {
    const same = alone.filter((run) => run.total === total);
    const epochs = same.reduce((sum, run) => sum + run.epochs, 0);
    return fail("only-total", { source: same[0]?.source ?? "", total, epochs, runs: same.length });
  });
}
