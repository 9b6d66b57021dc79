import { isAbove, type ResidualModel } from "./residual-model.ts";

/** The same residual in every row, of either sign: lo_s ≤ hi_t for all s, t. */
export const constant: ResidualModel = {
  id: "constant",
  title: "a constant residual",
  within: [],
  violated(low, high, _times, tolerance) {
    let above = 0;
    let below = 0;
    for (let t = 1; t < low.length; t += 1) {
      if ((low[t] as number) > (low[above] as number)) above = t;
      if ((high[t] as number) < (high[below] as number)) below = t;
    }
    if ((low[above] as number) <= (high[below] as number) + tolerance) return [];
    return [isAbove(below, above)];
  },
  pairs(earlier, later) {
    return [isAbove(later, earlier), isAbove(earlier, later)];
  },
};
