import type { Requirement, ResidualModel } from "./residual-model.ts";

/** Nothing is hidden: lo ≤ 0 ≤ hi in every row. */
export const zero: ResidualModel = {
  id: "zero",
  title: "no residual",
  within: ["constant", "falling", "falling-convex", "rising", "rising-concave", "non-negative"],
  violated(low, high, _times, tolerance) {
    let worstLow = -1;
    let worstHigh = -1;
    for (let t = 0; t < low.length; t += 1) {
      if (worstLow < 0 || (low[t] as number) > (low[worstLow] as number)) worstLow = t;
      if (worstHigh < 0 || (high[t] as number) < (high[worstHigh] as number)) worstHigh = t;
    }
    const found: Requirement[] = [];
    if ((low[worstLow] as number) > tolerance) found.push(isAtMostZero(worstLow));
    if ((high[worstHigh] as number) < -tolerance) found.push(isAtLeastZero(worstHigh));
    return found;
  },
  pairs(earlier, later) {
    if (earlier === later) return [isAtMostZero(later), isAtLeastZero(later)];
    return [
      { high: [{ at: later, multiplier: 1 }], low: [{ at: earlier, multiplier: 1 }] },
      { high: [{ at: earlier, multiplier: 1 }], low: [{ at: later, multiplier: 1 }] },
    ];
  },
};

function isAtMostZero(at: number): Requirement {
  return { high: [], low: [{ at, multiplier: 1 }] };
}

function isAtLeastZero(at: number): Requirement {
  return { high: [{ at, multiplier: 1 }], low: [] };
}
