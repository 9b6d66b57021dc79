// Every rule of `check`, in the order in which outcomes are listed, and the help of each.

import type { Rule } from "../rule.ts";
import { declaredWeights } from "./declared-weights.ts";
import { expectedPenalty } from "./expected-penalty.ts";
import { maxResidual } from "./max-residual.ts";
import { minEpochs } from "./min-epochs.ts";
import { sameComposition } from "./same-composition.ts";
import { verdict } from "./verdict.ts";
import { verdicts } from "../../verdict/verdicts.ts";

export const rules: readonly Rule[] = [
  minEpochs,
  maxResidual,
  declaredWeights,
  expectedPenalty,
  sameComposition,
  verdict,
];

/** `max-residual/val` is the rule `max-residual`, a verdict the rule `verdict`; undefined for an id that is no rule, such as that of a cause. */
export function ruleHelp(
  id: string,
): { readonly title: string; readonly help: string } | undefined {
  const own = verdicts.find((one) => one.id === id);
  if (own !== undefined) return { title: own.title, help: verdict.help };
  return rules.find((rule) => rule.id === id.split("/")[0]);
}

/** What `check` may ask of a run, and the verdicts that it goes by. */
export const ruleIds: readonly string[] = [...rules, ...verdicts].map(({ id }) => id);
