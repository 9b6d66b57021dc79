// A judged run → what the causes may know of it to word what they say.

import type { CauseContext } from "../causes/cause.ts";
import type { Accounts } from "../evidence/accounts.ts";
import { largestShare } from "../evidence/largest-share.ts";
import { sizeOfLastBatch } from "../evidence/last-batch.ts";
import type { Filler } from "../reconcile/other-columns.ts";
import { mostHidden } from "../reconcile/rows/ledger.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import type { Schedule } from "../reconcile/weights/schedule.ts";
import type { ShownWeights } from "../reconcile/weights/shown-weights.ts";
import { clockOf } from "../table/clock.ts";
import type { PrinterFacts } from "../table/printer-facts.ts";
import type { Roles } from "../table/roles.ts";
import { isOfKeras, type Run } from "../table/run.ts";
import type { VerdictStatement } from "./analysis.ts";

export function contextOf(
  run: Run,
  roles: Roles,
  observed: Observed,
  shown: ShownWeights,
  accounts: Accounts,
  verdict: VerdictStatement,
  known: {
    readonly printer: PrinterFacts | null;
    readonly declared: boolean;
    readonly judged: boolean;
    readonly emptyBatch: boolean;
    readonly filler: Filler | null;
    readonly broken: CauseContext["notFinite"];
    readonly schedule: Schedule | null;
    readonly weights: readonly number[];
  },
): CauseContext {
  const isLeft = verdict.id === "adds-up" && accounts.agreement("all").kind !== "base";
  return {
    clock: clockOf(run),
    writer: run.writer,
    isKeras: isOfKeras(run),
    printer: known.printer,
    total: roles.total,
    components: roles.components,
    metrics: roles.columns.filter(({ role }) => role === "metric").map(({ column }) => column),
    singleOutput: roles.singleOutput,
    rows: observed.all.length || accounts.rows.updates.observations.length,
    weights: known.weights,
    declared: known.declared,
    // Of rows that are not judged the agreement is not looked for: with 200 components that takes seconds.
    addsUp: known.judged && accounts.agreement("all").kind !== "none",
    largestShare: isLeft ? largestShare([accounts.atBase.train, accounts.atBase.val]) : null,
    largestHidden: verdict.id === "adds-up" ? mostHidden(observed, shown.weights) : 0,
    stretches: known.schedule?.segments ?? [],
    lastBatch: known.emptyBatch ? 0 : sizeOfLastBatch(accounts.sampled),
    filler: known.filler,
    notFinite: known.broken,
  };
}
