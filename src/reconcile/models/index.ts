import { constant } from "./constant.ts";
import { fallingConvex } from "./falling-convex.ts";
import { nonNegative } from "./non-negative.ts";
import type { ResidualModel } from "./residual-model.ts";
import { zero } from "./zero.ts";

/** Every residual model whose sequences and weights form a convex set, the narrowest first. */
export const residualModels: readonly ResidualModel[] = [
  zero,
  constant,
  fallingConvex,
  nonNegative,
];
