import { lowestOf } from "../../math/extremes.ts";
import { atLeastZero, type ResidualModel } from "./residual-model.ts";

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
