// A run's rows → the verdict on every residual model.

import { admits } from "../bounds/fit.ts";
import { constant } from "./constant.ts";
import { residualModels } from "./index.ts";
import {
  someWeightsFit,
  type Judgeable,
  type Refutation,
  refute,
  type Verdict,
} from "./model-verdict.ts";
import type { ResidualModel } from "./residual-model.ts";
import { zero } from "./zero.ts";

/** Models whose refutation findings put in words, the wider first: each has a proof of its own, of the fewest rows. */
const IN_WORDS: readonly ResidualModel[] = [constant, zero];

/** The wider of those that is refuted: constant weights with any constant offset include constant weights alone. */
export function simplestRefuted(
  rows: Judgeable,
): { readonly model: ResidualModel; readonly refutation: Refutation } | undefined {
  for (const model of IN_WORDS) {
    if (admits(rows.typical, model, rows.likely)) continue;
    const verdict = refute(rows, model, "fewest");
    if (verdict.feasible === false) return { model, refutation: verdict.refutation };
  }
  return undefined;
}

/** By model id, the narrowest first. A model fits where one does that it allows everything of, and is refuted where one is that allows more. */
export function judgeModels(rows: Judgeable): ReadonlyMap<string, Verdict> {
  const fitting = new Set<string>();
  for (const model of residualModels)
    if (!fitting.has(model.id) && someWeightsFit(rows, model))
      for (const id of [model.id, ...model.within]) fitting.add(id);
  const found = new Map<string, Verdict>();
  for (const model of residualModels.toReversed()) {
    const { id, within } = model;
    const isInWords = IN_WORDS.includes(model);
    const refuted = isInWords
      ? undefined
      : within.map((wider) => found.get(wider)).find((verdict) => verdict?.feasible === false);
    found.set(
      id,
      fitting.has(id)
        ? { feasible: true }
        : (refuted ?? refute(rows, model, isInWords ? "fewest" : "irreducible")),
    );
  }
  return new Map([...found].toReversed());
}
