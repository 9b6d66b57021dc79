import { lowerHull } from "../../math/hull.ts";
import { roomsOf } from "../../math/rooms.ts";
import {
  atLeastZero,
  isAbove,
  type Requirement,
  type ResidualModel,
  type Term,
  type Violation,
  worstViolations,
} from "./residual-model.ts";

/** What both directions are within. */
const WIDER = ["non-negative"];

/** Never negative, never rising, and falling ever more slowly: lo lies under the falling part of the lower hull of hi. */
export const fallingConvex: ResidualModel = {
  id: "falling-convex",
  title: "a residual that falls ever more slowly",
  within: ["falling", ...WIDER],
  violated(low, high, times, tolerance) {
    const hull = lowerHull(times, high);
    // After its lowest point the largest falling convex function under hi stays there.
    const used = hull.slice(0, turnOf(hull, high) + 1);
    const found = underChain(low, high, times, used, tolerance, (above, below) => ({
      high: above,
      low: below,
    }));
    const lowest = used.at(-1) as number;
    if ((high[lowest] as number) < -tolerance) {
      found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
    }
    return worstViolations(found, tolerance);
  },
  pairs(earlier, later) {
    if (earlier === later) return [atLeastZero(later)];
    return [isAbove(earlier, later)];
  },
};

const turnedOver = roomsOf((length) => ({
  above: new Float64Array(length),
  below: new Float64Array(length),
}));

/** Never negative, never falling, and rising ever more slowly: the upper hull of lo and 0, kept level after its top, lies under hi. */
export const risingConcave: ResidualModel = {
  id: "rising-concave",
  title: "a residual that rises ever more slowly",
  within: ["rising", ...WIDER],
  violated(low, high, times, tolerance) {
    const { above, below } = turnedOver(low.length);
    for (let t = 0; t < low.length; t += 1) {
      above[t] = -Math.max(0, low[t] as number);
      below[t] = -(high[t] as number);
    }
    const hull = lowerHull(times, above);
    const found = underChain(
      below,
      above,
      times,
      hull.slice(0, turnOf(hull, above) + 1),
      tolerance,
      // Where lo is negative it is the floor at 0 that carries the hull, and the row takes no part.
      (chain, row) => ({ high: row, low: chain.filter(({ at }) => (low[at] as number) > 0) }),
    );
    let lowest = 0;
    for (let t = 1; t < high.length; t += 1) {
      if ((high[t] as number) < (high[lowest] as number)) lowest = t;
    }
    found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
    return worstViolations(found, tolerance);
  },
  pairs(earlier, later) {
    if (earlier === later) return [atLeastZero(later)];
    return [isAbove(later, earlier)];
  },
};

/** Never negative, never falling, and rising ever faster: falling ever more slowly, backwards in time. */
export const risingConvex: ResidualModel = backwards(fallingConvex, {
  id: "rising-convex",
  title: "a residual that rises ever faster",
  within: risingConcave.within,
});

/** Never negative, never rising, and falling ever faster: rising ever more slowly, backwards in time. */
export const fallingConcave: ResidualModel = backwards(risingConcave, {
  id: "falling-concave",
  title: "a residual that falls ever faster",
  within: fallingConvex.within,
});

const turnedBack = roomsOf((length) => ({
  low: new Float64Array(length),
  high: new Float64Array(length),
}));

function reversed(values: Float64Array, into: Float64Array): Float64Array {
  const last = values.length - 1;
  for (let t = 0; t <= last; t += 1) into[t] = values[last - t] as number;
  return into;
}

/** The model of the sequences that are the other model's when read from the last row to the first. O(n) more. */
function backwards(
  model: ResidualModel,
  named: Pick<ResidualModel, "id" | "title" | "within">,
): ResidualModel {
  return {
    ...named,
    violated(low, high, times, tolerance) {
      const last = times.length - 1;
      const backward = turnedBack(times.length);
      const turned = (terms: readonly Term[]): Term[] =>
        terms.map(({ at, multiplier }) => ({ at: last - at, multiplier }));
      return model
        .violated(
          reversed(low, backward.low),
          reversed(high, backward.high),
          times.map((time) => -time).toReversed(),
          tolerance,
        )
        .map((requirement) => ({ high: turned(requirement.high), low: turned(requirement.low) }));
    },
    pairs: (earlier, later) => model.pairs(later, earlier),
  };
}

/** Position in the hull of its lowest point, the first of equals. */
function turnOf(hull: readonly number[], y: Float64Array): number {
  return hull.findIndex((at, i) => (y[at] as number) <= (y[hull[i + 1] ?? at] as number));
}

/** Turns the terms of the chain and of the row over it into a requirement. */
type Orient = (chain: readonly Term[], row: readonly Term[]) => Requirement;

/** Rows at which `below` rises over the chain of `above` by more than the tolerance: the worst of each link and of the level tail. O(n). */
function underChain(
  below: Float64Array,
  above: Float64Array,
  times: readonly number[],
  chain: readonly number[],
  tolerance: number,
  orient: Orient,
): Violation[] {
  const worst: Violation[] = [];
  let link = 0;
  let row = -1;
  let most = tolerance;
  const close = (): void => {
    if (row < 0) return;
    const { left, right, span, share } = linkAt(row);
    const divisor = gcd(span, share);
    const ends: Term[] = [{ at: left, multiplier: (span - share) / divisor }];
    if (share > 0) ends.push({ at: right as number, multiplier: share / divisor });
    const requirement = orient(ends, [{ at: row, multiplier: span / divisor }]);
    worst.push({ gap: most, requirement });
    [row, most] = [-1, tolerance];
  };
  /** The link over a row, its length in time and how far along it the row is: 1 and 0 where it is level. */
  const linkAt = (
    t: number,
  ): { left: number; right: number | undefined; span: number; share: number } => {
    const left = chain[link] as number;
    const right = chain[link + 1];
    const far = (times[t] as number) - (times[left] as number);
    return right === undefined || far === 0
      ? { left, right, span: 1, share: 0 }
      : { left, right, span: (times[right] as number) - (times[left] as number), share: far };
  };
  for (let t = 0; t < below.length; t += 1) {
    const next = chain[link + 1];
    if (next !== undefined && (times[next] as number) <= (times[t] as number)) {
      close();
      while (
        link + 1 < chain.length &&
        (times[chain[link + 1] as number] as number) <= (times[t] as number)
      )
        link += 1;
    }
    if (chain[link] === t) continue;
    const { left, right, span, share } = linkAt(t);
    const ceiling =
      share === 0
        ? (above[left] as number)
        : ((span - share) * (above[left] as number) + share * (above[right as number] as number)) /
          span;
    const gap = (below[t] as number) - ceiling;
    if (gap > most) [row, most] = [t, gap];
  }
  close();
  return worst;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
