import { constant } from "./constant.ts";
import { fallingConcave, fallingConvex, risingConcave, risingConvex } from "./curved.ts";
import type { DividedModel } from "./divided-model.ts";
import { interleaved } from "./interleaved.ts";
import { falling, rising } from "./monotone.ts";
import { nonNegative } from "./non-negative.ts";
import type { ResidualModel } from "./residual-model.ts";
import { fallThenRise, riseThenFall } from "./turning.ts";
import { zero } from "./zero.ts";

/** Every residual model whose sequences and weights form a convex set, the narrowest first. */
export const residualModels: readonly ResidualModel[] = [
  zero,
  constant,
  fallingConvex,
  fallingConcave,
  falling,
  risingConcave,
  risingConvex,
  rising,
  nonNegative,
];

/** Every residual model that is one of several alternatives; each is wider than `falling` and `rising`. */
export const dividedModels: readonly DividedModel[] = [riseThenFall, fallThenRise, interleaved];
