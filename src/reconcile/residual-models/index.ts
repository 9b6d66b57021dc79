import { constant } from "./constant.ts";
import { fallingConvex, risingConcave } from "./curved.ts";
import { falling, rising } from "./monotone.ts";
import { nonNegative } from "./non-negative.ts";
import type { ResidualModel } from "./residual-model.ts";
import { zero } from "./zero.ts";

/** Every residual model, the narrowest first. */
export const residualModels: readonly ResidualModel[] = [
  zero,
  constant,
  fallingConvex,
  falling,
  risingConcave,
  rising,
  nonNegative,
];
