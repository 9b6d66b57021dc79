// Runs → a message for each total that nothing could be reconciled with, and for parts without one.

import { isOfKeras, type RunAnalysis } from "../../index.ts";
import { type Failure, failure } from "../errors.ts";

/** Runs of one log with nothing to reconcile are reported, and still count as not judged. */
export function unjudged(runs: readonly RunAnalysis[]): Failure[] {
  const alone = runs.filter(({ verdict }) => verdict.id === "nothing-to-compare");
  return [...new Set(alone.map(kindOf))].map((kind) => {
    const same = alone.filter((run) => kindOf(run) === kind);
    const { source, total, writer, components } = same[0] as RunAnalysis;
    const rows = same.reduce((sum, run) => sum + run.rows.length, 0);
    const told = { source, rows, runs: same.length };
    if (total === "")
      return failure("only-parts", { ...told, parts: components, next: writer.facts?.next?.text });
    if (components.length > 0) return failure("no-whole-row", { source, total });
    return failure("only-total", { ...told, total, isKeras: isOfKeras(same[0] as RunAnalysis) });
  });
}

/** Runs that lack the same are told at once. */
function kindOf({ total, components }: RunAnalysis): string {
  return total !== "" && components.length > 0 ? `${total}, parts` : total;
}
