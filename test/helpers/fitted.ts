// Rows and a residual model → the range of every weight, or the proof that there are none.

import { type Feasible, fit } from "../../src/reconcile/bounds/fit.ts";
import { refute } from "../../src/reconcile/proof/prove.ts";
import type { ResidualModel } from "../../src/reconcile/models/residual-model.ts";
import type { Proof } from "../../src/reconcile/proof/certificate.ts";
import { intervalsOf, type RowIntervals } from "../../src/reconcile/rows/row-intervals.ts";
import type { FittedRows } from "../../src/reconcile/rows/fitted-rows.ts";
import type { Slack } from "../../src/reconcile/rows/slack.ts";

type Fitted =
  | ({ readonly feasible: true } & Feasible)
  | { readonly feasible: false; readonly intervals: RowIntervals; readonly proof: Proof }
  | { readonly feasible: null; readonly intervals: RowIntervals };

export function fitted(observations: FittedRows, model: ResidualModel, slack: Slack): Fitted {
  const intervals = intervalsOf(observations, slack);
  const found = fit(intervals, model);
  if (found !== undefined) return { feasible: true, ...found };
  const proof = refute(intervals, model);
  return proof === undefined
    ? { feasible: null, intervals }
    : { feasible: false, intervals, proof };
}
