import type { Requirement, ResidualModel } from "./residual-model.ts";

/** Never negative and never rising: hi ≥ 0, and lo_t ≤ hi_s for s before t. */
export const falling: ResidualModel = {
  id: "falling",
  title: "a residual that never rises",
  within: ["non-negative"],
  violated(low, high, times, tolerance) {
    return monotone(low, high, times, tolerance, "falling");
  },
  pairs: (earlier, later) => requirements(earlier, later, "falling"),
};

/** Never negative and never falling: hi ≥ 0, and lo_s ≤ hi_t for s before t. */
export const rising: ResidualModel = {
  id: "rising",
  title: "a residual that never falls",
  within: ["non-negative"],
  violated(low, high, times, tolerance) {
    return monotone(low, high, times, tolerance, "rising");
  },
  pairs: (earlier, later) => requirements(earlier, later, "rising"),
};

type Direction = "falling" | "rising";

function requirements(earlier: number, later: number, direction: Direction): Requirement[] {
  if (earlier === later) return [{ high: [{ at: later, multiplier: 1 }], low: [] }];
  const [above, below] = direction === "falling" ? [earlier, later] : [later, earlier];
  return [{ high: [{ at: above, multiplier: 1 }], low: [{ at: below, multiplier: 1 }] }];
}

function monotone(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
  tolerance: number,
  direction: Direction,
): Requirement[] {
  const count = low.length;
  const found: { gap: number; requirement: Requirement }[] = [];
  let lowest = 0;
  let extreme = -1;
  let worst: { gap: number; extreme: number; at: number } | undefined;
  for (let t = 0; t < count; t += 1) {
    if ((high[t] as number) < (high[lowest] as number)) lowest = t;
    // Falling compares lo with the smallest hi so far; rising the largest lo so far with hi.
    const gap =
      extreme < 0 || times[extreme] === times[t]
        ? 0
        : direction === "falling"
          ? (low[t] as number) - (high[extreme] as number)
          : (low[extreme] as number) - (high[t] as number);
    if (gap > tolerance && gap > (worst?.gap ?? 0)) worst = { gap, extreme, at: t };
    const better =
      extreme < 0 ||
      (direction === "falling"
        ? (high[t] as number) < (high[extreme] as number)
        : (low[t] as number) > (low[extreme] as number));
    if (better) extreme = t;
  }
  if (worst !== undefined) {
    const [requirement] = requirements(worst.extreme, worst.at, direction);
    if (requirement !== undefined) found.push({ gap: worst.gap, requirement });
  }
  if ((high[lowest] as number) < -tolerance) {
    found.push({
      gap: -(high[lowest] as number),
      requirement: { high: [{ at: lowest, multiplier: 1 }], low: [] },
    });
  }
  return found.toSorted((a, b) => b.gap - a.gap).map(({ requirement }) => requirement);
}
