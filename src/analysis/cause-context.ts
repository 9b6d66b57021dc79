// A judged run → what the causes may know of it to word what they say.

import type { CauseContext } from "../causes/cause.ts";
import type { Accounts } from "../evidence/accounts.ts";
import { mostHidden } from "./ledger.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import { clockOf } from "../table/clock.ts";
import type { Roles } from "../table/roles.ts";
import { isOfKeras, isOfOwnLoop, type Run } from "../table/run.ts";
import type { VerdictStatement } from "./analysis.ts";

/** What the judgement has found beside its verdict. */
interface Found extends Pick<
  CauseContext,
  "declared" | "emptyBatch" | "filler" | "notFinite" | "stretches" | "weights"
> {
  readonly isJudged: boolean;
}

export function contextOf(
  run: Run,
  roles: Roles,
  observed: Observed,
  accounts: Accounts,
  verdict: VerdictStatement,
  { isJudged, emptyBatch, declared, filler, notFinite, stretches, weights }: Found,
): CauseContext {
  // Of rows that are not judged the agreement is not looked for: with 200 components that takes seconds.
  const kind = isJudged ? accounts.agreement("all").kind : "none";
  return {
    declared,
    filler,
    notFinite,
    stretches,
    weights,
    clock: clockOf(run),
    writer: run.writer,
    isKeras: isOfKeras(run),
    mayBeKeras: run.writer.facts === undefined && !isOfOwnLoop(run),
    printer: run.writer.facts ?? null,
    total: roles.total,
    components: roles.components,
    metrics: roles.columns.filter(({ role }) => role === "metric").map(({ column }) => column),
    singleOutput: roles.singleOutput,
    rows: observed.all.length || accounts.rows.updates.observations.length,
    addsUp: kind !== "none",
    isExact: kind === "base",
    largestHidden: verdict.id === "adds-up" ? mostHidden(observed, weights) : 0,
    emptyBatch,
  };
}
