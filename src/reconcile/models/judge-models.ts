// Observed rows → the verdict on every residual model: on train, on validation, on both in order of time, and with a short last batch.

import { type Observed, typicalSlack, worstSlack } from "../rows/observe.ts";
import { fallingConvex } from "./falling-convex.ts";
import { residualModels } from "./index.ts";
import type { Observation, Slack } from "../rows/series.ts";
import { withShortBatch } from "../rows/short-batch.ts";
import {
  someWeightsFit,
  type Judgeable,
  judgeable,
  refute,
  type Verdict,
  verdictOn,
} from "./model-verdict.ts";

/** A model's verdicts on several sets of rows; null where there are none. */
export interface Judged {
  readonly model: { readonly id: string; readonly title: string };
  /** On the train rows, or on the validation rows where there are no others. */
  readonly own: Verdict;
  readonly val: Verdict | null;
  /** Train and validation in order of time. */
  readonly together: Verdict | null;
  /** The train rows with what a short last batch may leave on top; null where the number of batches is not known. */
  readonly withShortBatch: Verdict | null;
}

/**
 * Every residual model's verdicts. `likely` are the expected weights, `batches` those of an epoch where the log tells them, `simple` the verdicts of
 * `judgeSimple` on `rows` where they are known.
 */
export function judgeModels(
  observed: Observed,
  likely: readonly number[],
  batches: number | null,
  simple: readonly SimpleVerdict[] = [],
  rows: Judgeable = ownRows(observed, likely),
): readonly Judged[] {
  const { train, val, all, steps } = observed;
  if (all.length === 0 || all[0]?.components.length === 0) return [];
  const none: Verdicts = new Map();
  const slacks = [typicalSlack(steps), worstSlack(steps)] as const;
  const judgeAll = (
    observations: readonly Observation[],
    [typical, worst]: readonly [Slack, Slack] = slacks,
    given: Verdicts = none,
  ): Verdicts =>
    observations.length === 0
      ? none
      : verdicts(judgeable(observations, typical, worst, likely), given, "shared");
  const known: Verdicts = new Map(simple.map((verdict) => [verdict.model.id, verdict]));
  const ofOwn = verdicts(rows, known, "own");
  const [own, ofVal] = train.length === 0 ? [none, ofOwn] : [ofOwn, judgeAll(val)];
  const together =
    train.length > 0 && val.length > 0 ? judgeAll(all, slacks, only(own, false)) : undefined;
  const short =
    batches === null || batches < 2
      ? undefined
      : judgeAll(
          train,
          [withShortBatch(slacks[0], batches), withShortBatch(slacks[1], batches)],
          only(own, true),
        );
  return residualModels.flatMap(({ id, title }): Judged[] => {
    const first = own.get(id) ?? (train.length === 0 ? ofVal.get(id) : together?.get(id));
    if (first === undefined) return [];
    return [
      {
        model: { id, title },
        own: first,
        val: ofVal.get(id) ?? null,
        together: together?.get(id) ?? null,
        withShortBatch: short?.get(id) ?? null,
      },
    ];
  });
}

/** Models whose refutation findings put in words: each has a proof of its own, of the fewest rows. */
const SHOWN: ReadonlySet<string> = new Set(["zero", "constant"]);

/** A model's verdict on the train rows (validation rows where there are no others). */
export type SimpleVerdict = Verdict & { readonly model: { readonly id: string } };

/** The train rows, or the validation rows where there are no others. */
export function ownRows({ train, val, steps }: Observed, likely: readonly number[]): Judgeable {
  const observations = train.length > 0 ? train : val;
  return judgeable(observations, typicalSlack(steps), worstSlack(steps), likely);
}

/** The verdicts that findings speak of, without the others: whether `zero` and `constant` are refuted, and a falling convex residual fits. */
export function judgeSimple(rows: Judgeable): readonly SimpleVerdict[] {
  if (rows.observations.length === 0 || rows.observations[0]?.components.length === 0) return [];
  return residualModels.flatMap((model): SimpleVerdict[] => {
    if (model === fallingConvex)
      return [
        { model, ...(someWeightsFit(rows, model) ? { feasible: true } : { feasible: null }) },
      ];
    if (!SHOWN.has(model.id)) return [];
    return [{ model, ...verdictOn(rows, model, "fewest") }];
  });
}

/** By model id. */
type Verdicts = ReadonlyMap<string, Verdict>;

function only(found: Verdicts, feasible: boolean): Verdicts {
  return new Map([...found].filter(([, verdict]) => verdict.feasible === feasible));
}

/**
 * A model fits where one does that it allows everything of. `given` verdicts hold here too: refuted on a part of the
 * rows, or fitting with less slack. `known`: whether a proof for a wider model will do for those shown, too.
 */
function verdicts(rows: Judgeable, given: Verdicts, known: "shared" | "own"): Verdicts {
  const fitting = new Set<string>();
  for (const model of residualModels) {
    const known = given.get(model.id)?.feasible ?? null;
    if (known === false) continue;
    if (known === null && !fitting.has(model.id) && !someWeightsFit(rows, model)) continue;
    for (const id of [model.id, ...model.within]) fitting.add(id);
  }
  const found = new Map<string, Verdict>();
  const settled = (id: string, within: readonly string[]): Verdict | undefined => {
    if (fitting.has(id)) return { feasible: true };
    const wider = known === "shared" || !SHOWN.has(id) ? within : [];
    return [given.get(id), ...wider.map((other) => found.get(other))].find(
      (verdict) => verdict?.feasible === false,
    );
  };
  for (const model of residualModels.toReversed())
    found.set(
      model.id,
      settled(model.id, model.within) ??
        refute(rows, model, known === "own" && SHOWN.has(model.id) ? "fewest" : "irreducible"),
    );
  return found;
}
