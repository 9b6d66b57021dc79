import {
  atLeastZero,
  HANDFUL,
  type Requirement,
  type ResidualModel,
  type Violation,
  worstFirst,
} from "./residual-model.ts";

/** Time from one train row to that of the next epoch. */
const EPOCH = 2;

/**
 * Never negative, and from epoch to epoch within a factor of 1 ± `rate`: (1 − rate)^d·lo_s ≤ hi_t and lo_t ≤ (1 + rate)^d·hi_s
 * for s before t by d epochs, and hi ≥ 0. For searches only: its multipliers are no whole numbers, so it takes part in no proof.
 */
export function slow(rate: number): ResidualModel {
  const growth = Math.log1p(rate);
  const shrinkage = Math.log1p(-Math.min(1, rate));
  return {
    id: "slow",
    title: "a residual that moves slowly",
    within: ["non-negative"],
    violated(low, high, times, tolerance) {
      const worst: (Violation | undefined)[] = [];
      const blockRows = Math.ceil(low.length / HANDFUL);
      const isWorst = (t: number, gap: number): boolean =>
        gap > tolerance && gap > (worst[Math.floor(t / blockRows)]?.gap ?? 0);
      const put = (t: number, gap: number, requirement: Requirement): void => {
        worst[Math.floor(t / blockRows)] = { gap, requirement };
      };
      const factor = (from: number, to: number, slope: number): number =>
        Math.exp((slope * ((times[to] as number) - (times[from] as number))) / EPOCH);
      // The rows that hold the residual down and up most at the row before.
      let [least, most] = [0, 0];
      for (let t = 0; t < low.length; t += 1) {
        const ceiling = (high[most] as number) * factor(most, t, growth);
        const floor = Math.max(0, low[least] as number) * factor(least, t, shrinkage);
        const under = -(high[t] as number);
        if (isWorst(t, under)) put(t, under, atLeastZero(t));
        if ((low[t] as number) > ceiling) {
          // Divided by the growth, which may be too large for a number.
          const share = factor(most, t, -growth);
          const above = share * ((low[t] as number) - ceiling);
          if (isWorst(t, above))
            put(t, above, {
              high: [{ at: most, multiplier: 1 }],
              low: share > 0 ? [{ at: t, multiplier: share }] : [],
            });
        }
        const below = floor - (high[t] as number);
        if (isWorst(t, below))
          put(t, below, {
            high: [{ at: t, multiplier: 1 }],
            low: [{ at: least, multiplier: factor(least, t, shrinkage) }],
          });
        if ((high[t] as number) <= ceiling) most = t;
        if ((low[t] as number) >= floor) least = t;
      }
      return worstFirst(
        worst.filter((entry) => entry !== undefined),
        tolerance,
      );
    },
    pairs: () => [],
  };
}
