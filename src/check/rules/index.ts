// Every rule of `check`, in the order in which outcomes are listed.

import type { Rule } from "../rule.ts";
import { declaredWeights } from "./declared-weights.ts";
import { expectedPenalty } from "./expected-penalty.ts";
import { maxResidual } from "./max-residual.ts";
import { minEpochs } from "./min-epochs.ts";
import { sameComposition } from "./same-composition.ts";
import { verdict } from "./verdict.ts";

export const rules: readonly Rule[] = [
  minEpochs,
  maxResidual,
  declaredWeights,
  expectedPenalty,
  sameComposition,
  verdict,
];
