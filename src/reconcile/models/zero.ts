import { atLeastZero, isAbove, type Requirement, type ResidualModel } from "./residual-model.ts";

/** Nothing is hidden: lo ≤ 0 ≤ hi in every row. */
export const zero: ResidualModel = {
  id: "zero",
  title: "no residual",
  within: [
    "constant",
    "falling-convex",
    "falling-concave",
    "falling",
    "rising-concave",
    "rising-convex",
    "rising",
    "non-negative",
  ],
  violated(low, high, _times, tolerance) {
    let worstLow = -1;
    let worstHigh = -1;
    for (let t = 0; t < low.length; t += 1) {
      if (worstLow < 0 || (low[t] as number) > (low[worstLow] as number)) worstLow = t;
      if (worstHigh < 0 || (high[t] as number) < (high[worstHigh] as number)) worstHigh = t;
    }
    const found: Requirement[] = [];
    if ((low[worstLow] as number) > tolerance) found.push(isAtMostZero(worstLow));
    if ((high[worstHigh] as number) < -tolerance) found.push(atLeastZero(worstHigh));
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
