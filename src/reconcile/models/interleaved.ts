import type { Observation } from "../rows/series.ts";
import type { Alternative, DividedModel } from "./divided-model.ts";
import {
  atLeastZero,
  isAbove,
  type ResidualModel,
  type Violation,
  worstFirst,
} from "./residual-model.ts";
import { lowestOf, worstInversion } from "./worst-inversion.ts";

/** Never negative, and in validation between the train residuals of the same epoch and of the next: a function of the weights, which train averages over the epoch and validation takes at its end. */
export const interleaved: DividedModel = {
  id: "interleaved",
  title: "a residual of validation between those of train before and after it",
  applies: (observations) => observations.some((_, i) => isBetween(observations, i)),
  whole: (observations) => alternative(observations, new Int8Array(observations.length)),
};

/** True for a validation row that stands between the train rows of its epoch and of the next. */
function isBetween(observations: readonly Observation[], i: number): boolean {
  const [before, own, after] = [observations[i - 1], observations[i], observations[i + 1]];
  return (
    own?.split === "val" &&
    before?.split === "train" &&
    after?.split === "train" &&
    before.epoch === own.epoch &&
    after.epoch === own.epoch + 1
  );
}

/** `ways`: at the place of each validation row 1 where the residual rises from train to train, −1 where it falls, 0 where that is open. */
function alternative(observations: readonly Observation[], ways: Int8Array): Alternative {
  return {
    relaxed: orderedRuns(runsOf(observations, ways)),
    premise: premise(observations, ways),
    divide(low, high, tolerance) {
      const stuck = firstStuck(observations, ways, low, high, tolerance);
      if (stuck === undefined) return [];
      const open = worstOpen(observations, ways, low, high, stuck);
      if (open === undefined) return undefined;
      const middle = (t: number): number => (low[t] as number) + (high[t] as number);
      const likely = middle(open + 1) >= middle(open - 1) ? 1 : -1;
      return [likely, -likely].map((way) => alternative(observations, ways.with(open, way)));
    },
  };
}

interface Run {
  readonly way: number;
  readonly from: number;
  readonly to: number;
}

/** Longest stretches of rows along which the residual is known to move one way. */
function runsOf(observations: readonly Observation[], ways: Int8Array): Run[] {
  const runs: Run[] = [];
  observations.forEach((_, i) => {
    const way = ways[i] as number;
    if (way === 0) return;
    const last = runs.at(-1);
    if (last !== undefined && last.way === way && last.to === i - 1)
      runs[runs.length - 1] = { ...last, to: i + 1 };
    else runs.push({ way, from: i - 1, to: i + 1 });
  });
  return runs;
}

function orderedRuns(runs: readonly Run[]): ResidualModel {
  return {
    id: interleaved.id,
    title: interleaved.title,
    within: ["non-negative"],
    placed: true,
    violated(low, high, times, tolerance) {
      const found: Violation[] = [];
      for (const { way, from, to } of runs) {
        const worst = worstInversion(low, high, times, way > 0 ? "rising" : "falling", from, to);
        if (worst !== undefined)
          found.push({ gap: worst.gap, requirement: isAbove(worst.above, worst.below) });
      }
      const lowest = lowestOf(high);
      found.push({ gap: -(high[lowest] as number), requirement: atLeastZero(lowest) });
      return worstFirst(found, tolerance);
    },
    pairs(earlier, later) {
      if (earlier === later) return [atLeastZero(later)];
      const run = runs.find(({ from, to }) => from <= earlier && later <= to);
      if (run === undefined) return [];
      return [run.way < 0 ? isAbove(earlier, later) : isAbove(later, earlier)];
    },
  };
}

/**
 * The first validation row that cannot lie between its neighbours, whatever came before. The residuals that a train row
 * can take are followed by their smallest and largest alone: a rise is easiest from the smallest, a fall from the largest. O(n).
 */
function firstStuck(
  observations: readonly Observation[],
  ways: Int8Array,
  low: Float64Array,
  high: Float64Array,
  tolerance: number,
): number | undefined {
  const floor = (t: number): number => Math.max(0, low[t] as number);
  let [least, most] = [floor(0), high[0] as number];
  for (let t = 1; t < observations.length; t += 1) {
    if (!isBetween(observations, t)) {
      [least, most] = [floor(t), high[t] as number];
      continue;
    }
    const next = t + 1;
    const rises = Math.max(floor(next), least, floor(t));
    const falls = Math.min(high[next] as number, most, high[t] as number);
    const canRise =
      (ways[t] as number) >= 0 &&
      least <= (high[t] as number) + tolerance &&
      rises <= (high[next] as number) + tolerance;
    const canFall =
      (ways[t] as number) <= 0 && most >= floor(t) - tolerance && falls >= floor(next) - tolerance;
    if (!canRise && !canFall) return t;
    [least, most] = [canFall ? floor(next) : rises, canRise ? (high[next] as number) : falls];
    t = next;
  }
  return undefined;
}

/** Among the rows whose way is open, the one that is furthest off both neighbours, else the last before the rows got stuck. */
function worstOpen(
  observations: readonly Observation[],
  ways: Int8Array,
  low: Float64Array,
  high: Float64Array,
  stuck: number,
): number | undefined {
  let worst: { gap: number; at: number } | undefined;
  let last: number | undefined;
  for (let t = 1; t + 1 < observations.length; t += 1) {
    if (ways[t] !== 0 || !isBetween(observations, t)) continue;
    if (t <= stuck) last = t;
    const [before, after] = [t - 1, t + 1];
    const gap = Math.max(
      (low[t] as number) - Math.max(high[before] as number, high[after] as number),
      Math.min(low[before] as number, low[after] as number) - (high[t] as number),
    );
    if (gap > (worst?.gap ?? 0)) worst = { gap, at: t };
  }
  return worst?.at ?? last;
}

function premise(observations: readonly Observation[], ways: Int8Array): string {
  return observations
    .flatMap(({ epoch }, i) =>
      ways[i] === 0
        ? []
        : [
            `the residual does not ${ways[i] === 1 ? "fall" : "rise"} from epoch ${epoch} to ${epoch + 1}`,
          ],
    )
    .join(" and ");
}
