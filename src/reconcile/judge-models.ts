// Observed rows → the verdict on every residual model: on train, on validation, on both in order of time, and with a short last batch.

import { type Observed, typicalSlack, worstSlack } from "./observe.ts";
import { dividedModels, residualModels } from "./residual-models/index.ts";
import type { Observation, Slack } from "./series.ts";
import { withShortBatch } from "./short-batch.ts";
import { judge, type Judgeable, judgeable, judgeDivided, type Verdict } from "./verdict.ts";

/** The verdict on the train rows (validation rows where there are no others), and on other rows; null where there are none. */
export type Judged = Verdict & {
  readonly model: { readonly id: string; readonly title: string };
  readonly val: Verdict | null;
  /** Train and validation in order of time. */
  readonly together: Verdict | null;
  /** The train rows with what a short last batch may leave on top; null where the number of batches is not known. */
  readonly withShortBatch: Verdict | null;
};

/**
 * Every residual model's verdicts; `interleaved` has one, on train and validation together, and is left out without
 * either. `likely` are the expected weights, `batches` those of an epoch where the log tells them.
 */
export function judgeModels(
  observed: Observed,
  likely: readonly number[],
  batches: number | null,
): readonly Judged[] {
  const { train, val, all, steps } = observed;
  if (all.length === 0 || all[0]?.components.length === 0) return [];
  const slacks = [typicalSlack(steps), worstSlack(steps)] as const;
  const judgeAll = (
    observations: readonly Observation[],
    [typical, worst]: readonly [Slack, Slack] = slacks,
  ): Verdicts =>
    observations.length === 0
      ? new Map()
      : verdicts(judgeable(observations, typical, worst, likely));
  const own = judgeAll(train);
  const ofVal = judgeAll(val);
  const together = train.length > 0 && val.length > 0 ? judgeAll(all) : undefined;
  const short =
    batches === null || batches < 2 || train.length === 0
      ? undefined
      : judgeAll(train, [withShortBatch(slacks[0], batches), withShortBatch(slacks[1], batches)]);
  return [...residualModels, ...dividedModels].flatMap(({ id, title }): Judged[] => {
    const first = own.get(id) ?? (train.length === 0 ? ofVal.get(id) : together?.get(id));
    if (first === undefined) return [];
    return [
      {
        ...first,
        model: { id, title },
        val: ofVal.get(id) ?? null,
        together: together?.get(id) ?? null,
        withShortBatch: short?.get(id) ?? null,
      },
    ];
  });
}

/** By model id. */
type Verdicts = ReadonlyMap<string, Verdict>;

function verdicts(rows: Judgeable): Verdicts {
  const found = new Map<string, Verdict>();
  const known = new Set<string>();
  // A model that allows everything that another does fits where the other does.
  for (const model of residualModels) {
    const verdict: Verdict = known.has(model.id) ? { feasible: true } : judge(rows, model);
    if (verdict.feasible === true) for (const id of model.within) known.add(id);
    found.set(model.id, verdict);
  }
  for (const model of dividedModels) {
    if (!model.applies(rows.observations)) continue;
    found.set(model.id, known.has(model.id) ? { feasible: true } : judgeDivided(rows, model));
  }
  return found;
}
