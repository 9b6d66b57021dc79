import type { Alternative, DividedModel } from "./divided-model.ts";
import { atLeastZero, isAbove, type ResidualModel } from "./residual-model.ts";
import { type Direction, type Inversion, lowestOf, worstInversion } from "./worst-inversion.ts";

/** Never negative; rising up to some row, and falling from it on: a penalty that grows from the initial weights and then decays. */
export const riseThenFall: DividedModel = turning(
  "rise-then-fall",
  "a residual that rises to a peak and then falls",
  "rising",
  "the peak",
);

/** Never negative; falling up to some row, and rising from it on. */
export const fallThenRise: DividedModel = turning(
  "fall-then-rise",
  "a residual that falls to a trough and then rises",
  "falling",
  "the trough",
);

/**
 * The turn lies at some row p. For a given p the residuals up to p and those from p on can be chosen apart: the turn
 * itself may take its own bound (hi for a peak, lo or 0 for a trough), which is no obstacle to either side.
 */
function turning(id: string, title: string, before: Direction, turn: string): DividedModel {
  const after = before === "rising" ? "falling" : "rising";
  return {
    id,
    title,
    applies: () => true,
    whole(observations) {
      const between = (first: number, last: number): Alternative => ({
        relaxed: turnBetween(first, last),
        premise: premise(first, last),
        divide(low, high, tolerance) {
          const times = observations.map(({ time }) => time);
          // Orders hold for the rows up to `early` and for those from `late` on.
          const early = lastOrdered(low, high, times, before, tolerance);
          const late =
            times.length -
            1 -
            lastOrdered(
              low.toReversed(),
              high.toReversed(),
              times.map((time) => -time).toReversed(),
              before,
              tolerance,
            );
          if (Math.max(first, late) <= Math.min(last, early)) return [];
          if (first === last) return undefined;
          const middle = Math.min(Math.max(first, Math.floor((early + late) / 2)), last - 1);
          return [between(first, middle), between(middle + 1, last)];
        },
      });
      const turnBetween = (first: number, last: number): ResidualModel => ({
        id,
        title,
        within: ["non-negative"],
        placed: true,
        violated(low, high, times, tolerance) {
          const lowest = lowestOf(high);
          return [
            worstInversion(low, high, times, before, 0, first),
            worstInversion(low, high, times, after, last),
          ]
            .filter((found): found is Inversion => (found?.gap ?? 0) > tolerance)
            .map(({ above, below }) => isAbove(above, below))
            .concat((high[lowest] as number) < -tolerance ? [atLeastZero(lowest)] : []);
        },
        pairs(earlier, later) {
          if (earlier === later) return [atLeastZero(later)];
          const direction = later <= first ? before : earlier >= last ? after : undefined;
          if (direction === undefined) return [];
          return [direction === "falling" ? isAbove(earlier, later) : isAbove(later, earlier)];
        },
      });
      const premise = (first: number, last: number): string => {
        const epoch = (index: number): string => `epoch ${observations[index]?.epoch}`;
        if (first === 0 && last === observations.length - 1) return "";
        if (first === 0) return `${turn} is at ${epoch(last)} or before`;
        if (last === observations.length - 1) return `${turn} is at ${epoch(first)} or later`;
        return first === last
          ? `${turn} is at ${epoch(first)}`
          : `${turn} is between ${epoch(first)} and ${epoch(last)}`;
      };
      return between(0, observations.length - 1);
    },
  };
}

/** The last row up to which the bounds leave room for residuals in this order. */
function lastOrdered(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
  direction: Direction,
  tolerance: number,
): number {
  let good = 0;
  let bad = times.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const worst = worstInversion(low, high, times, direction, 0, middle);
    if ((worst?.gap ?? 0) <= tolerance) good = middle;
    else bad = middle;
  }
  return good;
}
