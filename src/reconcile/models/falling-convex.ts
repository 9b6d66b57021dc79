// Residuals that fall ever more slowly, as a penalty that decays to its floor → what they require of the rows.

import { lowerHull } from "../../math/hull.ts";
import {
  atLeastZero,
  isAbove,
  type Requirement,
  type ResidualModel,
  type Term,
} from "./residual-model.ts";

/** A requirement that the bounds miss by `gap`. */
interface Violation {
  readonly gap: number;
  readonly requirement: Requirement;
}

/** More inequalities at a time than the worst make for fewer questions; far more make for larger programs. */
const HANDFUL = 8;

/** Never negative, never rising, and falling ever more slowly: lo lies under the falling part of the lower hull of hi. */
export const fallingConvex: ResidualModel = {
  id: "falling-convex",
  violated(low, high, times, tolerance) {
    const hull = lowerHull(times, high);
    // After its lowest point the largest falling convex function under hi stays there.
    const used = hull.slice(0, turnOf(hull, high) + 1);
    const found = underChain(low, high, times, used, tolerance);
    const lowest = used.at(-1) as number;
    if ((high[lowest] as number) < -tolerance) {
      found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
    }
    const worst = found.toSorted((a, b) => b.gap - a.gap).slice(0, HANDFUL);
    return worst.map(({ requirement }) => requirement);
  },
  pairs(earlier, later) {
    if (earlier === later) return [atLeastZero(later)];
    return [isAbove(earlier, later)];
  },
};

/** Position in the hull of its lowest point, the first of equals. */
function turnOf(hull: readonly number[], y: Float64Array): number {
  return hull.findIndex((at, i) => (y[at] as number) <= (y[hull[i + 1] ?? at] as number));
}

/** Rows at which `below` rises over the chain of `above` by more than the tolerance: the worst of each link and of the level tail. O(n). */
function underChain(
  below: Float64Array,
  above: Float64Array,
  times: readonly number[],
  chain: readonly number[],
  tolerance: number,
): Violation[] {
  const worst = new Map<number, Violation>();
  const timeOf = (at: number): number => times[at] as number;
  let link = 0;
  for (let t = 0; t < below.length; t += 1) {
    while (link + 1 < chain.length && timeOf(chain[link + 1] as number) <= timeOf(t)) link += 1;
    const left = chain[link] as number;
    const right = chain[link + 1] ?? left;
    if (left === t) continue;
    // How far along its link the row is: not at all where that is level.
    const share = right === left ? 0 : timeOf(t) - timeOf(left);
    const span = share === 0 ? 1 : timeOf(right) - timeOf(left);
    const ceiling =
      share === 0
        ? (above[left] as number)
        : ((span - share) * (above[left] as number) + share * (above[right] as number)) / span;
    const gap = (below[t] as number) - ceiling;
    if (gap <= (worst.get(link)?.gap ?? tolerance)) continue;
    const divisor = gcd(span, share);
    const high: Term[] = [{ at: left, multiplier: (span - share) / divisor }];
    if (share > 0) high.push({ at: right, multiplier: share / divisor });
    const low = [{ at: t, multiplier: span / divisor }];
    worst.set(link, { gap, requirement: { high, low } });
  }
  return [...worst.values()];
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
