import {
  atLeastZero,
  isAbove,
  type ResidualModel,
  type Violation,
  worstViolations,
} from "./residual-model.ts";
import { lowestOf } from "../../math/extremes.ts";
import { type Direction, inversions } from "./inversions.ts";

/** Never negative and never rising: hi ≥ 0, and lo_t ≤ hi_s for s before t. */
export const falling: ResidualModel = monotone("falling");

/** Never negative and never falling: hi ≥ 0, and lo_s ≤ hi_t for s before t. */
export const rising: ResidualModel = monotone("rising");

function monotone(direction: Direction): ResidualModel {
  return {
    id: direction,
    within: ["non-negative"],
    violated(low, high, times, tolerance) {
      const found: Violation[] = inversions(low, high, times, direction).map(
        ({ gap, above, below }) => ({ gap, requirement: isAbove(above, below) }),
      );
      const lowest = lowestOf(high);
      found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
      return worstViolations(found, tolerance);
    },
    pairs(earlier, later) {
      if (earlier === later) return [atLeastZero(later)];
      return [direction === "falling" ? isAbove(earlier, later) : isAbove(later, earlier)];
    },
  };
}
