import { highestOf, lowestOf } from "../../math/extremes.ts";
import { isAbove, type ResidualModel } from "./residual-model.ts";

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
