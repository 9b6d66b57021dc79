import { atLeastZero, isAbove, type Requirement, type ResidualModel } from "./residual-model.ts";

/** Nothing is hidden: lo ≤ 0 ≤ hi in every row. */
export const zero: ResidualModel = {
  id: "zero",
  title: "no residual",
  within: ["constant", "falling-convex", "falling", "rising", "non-negative"],
  violated(low, high, _times, tolerance) {
    let [most, least] = [tolerance, -tolerance];
    let [worstLow, worstHigh] = [-1, -1];
    for (let t = 0; t < low.length; t += 1) {
      const [lower, upper] = [low[t] as number, high[t] as number];
      if (lower > most) [most, worstLow] = [lower, t];
      if (upper < least) [least, worstHigh] = [upper, t];
    }
    const found: Requirement[] = [];
    if (worstLow >= 0) found.push(isAtMostZero(worstLow));
    if (worstHigh >= 0) found.push(atLeastZero(worstHigh));
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
