// A judgement → what it is between, and what a further log would need to settle it.

import type { RunRows } from "../reconcile/rows/run-rows.ts";
import type { Finding } from "../causes/finding.ts";
import { type RowClock, countUnit } from "../table/clock.ts";
import type { RunAnalysis } from "./analysis.ts";
import { listOf } from "./answer/names.ts";

/** Null where the first finding is strong, or stands alone. */
export function undecidedBetween(
  findings: readonly Finding[],
  rows: RunRows,
  clock: RowClock,
  isPrinted: boolean,
): RunAnalysis["undecided"] {
  const [best, second] = findings;
  if (best === undefined || best.certainty === "strong" || second === undefined) return null;
  return {
    between: findings.map(({ cause }) => cause),
    wouldSettle: settledBy(rows, clock, isPrinted),
  };
}

/** Epochs from which on more of them rarely change the answer. */
const ENOUGH_EPOCHS = 8;

/** What this log lacks of all that tells causes apart, the most telling first. */
function settledBy({ train, val, updates }: RunRows, clock: RowClock, isPrinted: boolean): string {
  const lacking = [
    ...(val.observations.length > 0 ? [] : ["validation data"]),
    ...(updates.observations.length > 0 ? [] : ["the updates of a progress bar (verbose=1)"]),
    ...(train.observations.length >= ENOUGH_EPOCHS ? [] : [`more ${countUnit(clock)}s`]),
    ...(isPrinted ? ["the full precision of a CSVLogger file"] : []),
  ];
  return listOf(lacking, "or") || "a run of the same model without regularizers and added losses";
}
