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

/** Models whose refutation findings put in words, the wider first. */
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

/** By model id, the narrowest first. */
export function judgeModels(rows: Judgeable): ReadonlyMap<string, Verdict> {
  return new Map(
    residualModels.map((model) => [
      model.id,
      someWeightsFit(rows, model) ? { feasible: true } : refute(rows, model, "fewest"),
    ]),
  );
}
