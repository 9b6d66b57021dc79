// The residual models: which sequences of residuals are allowed.

import { highestOf, lowestOf } from "../../math/extremes.ts";
import { fallingConvex } from "./falling-convex.ts";
import { atLeastZero, isAbove, type Requirement, type ResidualModel } from "./residual-model.ts";

/** Nothing is hidden: lo ≤ 0 ≤ hi in every row. */
export const zero: ResidualModel = {
  id: "zero",
  violated(low, high, _times, tolerance) {
    const above = highestOf(low);
    const below = lowestOf(high);
    const found: Requirement[] = [];
    if ((low[above] as number) > tolerance) found.push(isAtMostZero(above));
    if ((high[below] as number) < -tolerance) found.push(atLeastZero(below));
    return found;
  },
  pairs(earlier, later) {
    if (earlier === later) return [isAtMostZero(later), atLeastZero(later)];
    return [isAbove(later, earlier), isAbove(earlier, later)];
  },
};

function isAtMostZero(at: number): Requirement {
  return { high: [], low: [{ at, multiplier: 1 }] };
}

/** The same residual in every row, of either sign: lo_s ≤ hi_t for all s, t. */
export const constant: ResidualModel = {
  id: "constant",
  violated(low, high, _times, tolerance) {
    const above = highestOf(low);
    const below = lowestOf(high);
    if ((low[above] as number) <= (high[below] as number) + tolerance) return [];
    return [isAbove(below, above)];
  },
  pairs(earlier, later) {
    return [isAbove(later, earlier), isAbove(earlier, later)];
  },
};

/** Any residual that is never negative: hi ≥ 0 in every row. */
export const nonNegative: ResidualModel = {
  id: "non-negative",
  violated(_low, high, _times, tolerance) {
    const worst = lowestOf(high);
    if ((high[worst] as number) >= -tolerance) return [];
    return [atLeastZero(worst)];
  },
  pairs: (earlier, later) => (earlier === later ? [atLeastZero(later)] : []),
};

/** Every residual model whose sequences and weights form a convex set, the narrowest first. */
export const residualModels: readonly ResidualModel[] = [
  zero,
  constant,
  fallingConvex,
  nonNegative,
];
