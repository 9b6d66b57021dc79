// Observed rows → the verdict on every residual model.

import { feasibleOnly, type Fit, fit } from "./fit.ts";
import { type Observed, typicalSlack, worstSlack } from "./observe.ts";
import { residualModels } from "./residual-models/index.ts";
import type { Observation, Slack } from "./series.ts";

/** Every model's verdict on the train rows (validation rows where there are no others): impossible only with a proof under worst-case slack. */
export function judgeModels(observed: Observed): readonly Fit[] {
  const rows = observed.train.length > 0 ? observed.train : observed.val;
  if (rows.length === 0 || rows[0]?.components.length === 0) return [];
  return residualModels.map((model) => {
    const expected = feasibleOnly(rows, model, typicalSlack(observed.steps));
    return expected ?? contradicted(rows, model, worstSlack(observed.steps));
  });
}

function contradicted(
  rows: readonly Observation[],
  model: (typeof residualModels)[number],
  slack: Slack,
): Fit {
  const found = fit(rows, model, slack);
  return found.feasible === true ? { feasible: null, model, series: found.series } : found;
}
