import { highestOf, lowestOf } from "../../math/extremes.ts";
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
