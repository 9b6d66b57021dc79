import { atLeastZero, type ResidualModel } from "./residual-model.ts";

/** Any residual that is never negative: hi ≥ 0 in every row. */
export const nonNegative: ResidualModel = {
  id: "non-negative",
  title: "any residual that is never negative",
  within: [],
  violated(_low, high, _times, tolerance) {
    let worst = 0;
    for (let t = 1; t < high.length; t += 1) {
      if ((high[t] as number) < (high[worst] as number)) worst = t;
    }
    if ((high[worst] as number) >= -tolerance) return [];
    return [atLeastZero(worst)];
  },
  pairs: (earlier, later) => (earlier === later ? [atLeastZero(later)] : []),
};
