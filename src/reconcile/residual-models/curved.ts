import { lowerHull } from "../../math/hull.ts";
import type { Requirement, ResidualModel } from "./residual-model.ts";

/** Never negative, never rising, and falling ever more slowly: lo lies under the falling part of the lower hull of hi. */
export const fallingConvex: ResidualModel = {
  id: "falling-convex",
  title: "a residual that falls ever more slowly",
  within: ["falling", "non-negative"],
  violated(low, high, times, tolerance) {
    const hull = lowerHull(times, high);
    // After its lowest point the largest falling convex function under hi stays there.
    const turn = hull.findIndex(
      (at, i) => (high[at] as number) <= (high[hull[i + 1] ?? at] as number),
    );
    const used = hull.slice(0, turn + 1);
    const found = underChain(low, high, times, used, 1);
    const lowest = used.at(-1) as number;
    if ((high[lowest] as number) < -tolerance) {
      found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
    }
    return worstFirst(found, tolerance);
  },
  pairs(earlier, later) {
    if (earlier === later) return [atLeastZero(later)];
    return [{ high: [{ at: earlier, multiplier: 1 }], low: [{ at: later, multiplier: 1 }] }];
  },
};

/** Never negative, never falling, and rising ever more slowly: the upper hull of lo, kept level after its top, lies under hi. */
export const risingConcave: ResidualModel = {
  id: "rising-concave",
  title: "a residual that rises ever more slowly",
  within: ["rising", "non-negative"],
  violated(low, high, times, tolerance) {
    const flipped = low.map((value) => -value);
    const hull = lowerHull(times, flipped);
    const turn = hull.findIndex(
      (at, i) => (flipped[at] as number) <= (flipped[hull[i + 1] ?? at] as number),
    );
    const found = underChain(
      high.map((value) => -value),
      flipped,
      times,
      hull.slice(0, turn + 1),
      -1,
    );
    let lowest = 0;
    for (let t = 1; t < high.length; t += 1) {
      if ((high[t] as number) < (high[lowest] as number)) lowest = t;
    }
    found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
    return worstFirst(found, tolerance);
  },
  pairs(earlier, later) {
    if (earlier === later) return [atLeastZero(later)];
    return [{ high: [{ at: later, multiplier: 1 }], low: [{ at: earlier, multiplier: 1 }] }];
  },
};

interface Violation {
  readonly gap: number;
  readonly requirement: Requirement;
}

/** Rows at which `below` rises over the chain of `above`, the worst of each link and of the level tail. `sign` −1: both are flipped. */
function underChain(
  below: Float64Array,
  above: Float64Array,
  times: readonly number[],
  chain: readonly number[],
  sign: 1 | -1,
): Violation[] {
  const worst: Violation[] = [];
  const consider = (link: number, gap: number, requirement: () => Requirement): void => {
    if (gap > (worst[link]?.gap ?? 0)) worst[link] = { gap, requirement: requirement() };
  };
  let link = 0;
  for (let t = 0; t < below.length; t += 1) {
    const time = times[t] as number;
    while (link + 1 < chain.length && (times[chain[link + 1] as number] as number) <= time)
      link += 1;
    const left = chain[link] as number;
    const right = chain[link + 1];
    const leftTime = times[left] as number;
    if (right === undefined || leftTime >= time) {
      if (left === t || leftTime > time) continue;
      const gap = (below[t] as number) - (above[left] as number);
      consider(link, gap, () => oriented([[left, 1]], [[t, 1]], sign));
      continue;
    }
    const span = (times[right] as number) - leftTime;
    const far = time - leftTime;
    const near = span - far;
    const gap =
      (below[t] as number) -
      (near * (above[left] as number) + far * (above[right] as number)) / span;
    consider(link, gap, () =>
      oriented(
        [
          [left, near],
          [right, far],
        ],
        [[t, span]],
        sign,
      ),
    );
  }
  return worst.filter((violation) => violation !== undefined);
}

function oriented(
  above: readonly (readonly [number, number])[],
  below: readonly (readonly [number, number])[],
  sign: 1 | -1,
): Requirement {
  const divisor = [...above, ...below].reduce((all, [, multiplier]) => gcd(all, multiplier), 0);
  const terms = (list: readonly (readonly [number, number])[]): Requirement["high"] =>
    list.map(([at, multiplier]) => ({ at, multiplier: multiplier / divisor }));
  return sign === 1
    ? { high: terms(above), low: terms(below) }
    : { high: terms(below), low: terms(above) };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function atLeastZero(at: number): Requirement {
  return { high: [{ at, multiplier: 1 }], low: [] };
}

const HANDFUL = 8;

function worstFirst(found: readonly Violation[], tolerance: number): Requirement[] {
  return found
    .filter(({ gap }) => gap > tolerance)
    .toSorted((a, b) => b.gap - a.gap)
    .slice(0, HANDFUL)
    .map(({ requirement }) => requirement);
}
