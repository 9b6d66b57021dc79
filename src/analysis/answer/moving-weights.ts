// A run whose weights change → those that do, with where they go from and to.

import { largest } from "../../math/statistics.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { wholeRows } from "./run-rows.ts";

interface Turn {
  readonly epoch: number;
  readonly value: number;
}

interface MovingWeight {
  readonly component: string;
  /** Its place among the components. */
  readonly index: number;
  /** Where it begins, where it turns, and where it has come to in the end: a cyclic coefficient goes up and back. */
  readonly turns: readonly [Turn, Turn, ...Turn[]];
}

/** A weight that moves, as sentences say it: where rows do not fit within rounding, the fit is off by 5 to 60 % in 7 of 28 corpus runs. */
export function movedText(run: RunAnalysis): (weight: number) => string {
  const isExact = wholeRows(run).every(({ fits }) => fits);
  return (weight) => (isExact ? short(weight) : `about ${short(weight, 2)}`);
}

/** Less is no change: ranges of neighbours meet. */
const LEAST = 0.02;

export function movingWeights({ segments, components }: RunAnalysis): readonly MovingWeight[] {
  return components.flatMap((component, index): MovingWeight[] => {
    const ends = segments.flatMap(({ start, end, firstEpoch, lastEpoch }) => [
      { epoch: firstEpoch, value: start[index]?.value ?? 1 },
      { epoch: lastEpoch, value: end[index]?.value ?? 1 },
    ]);
    const [from, to, ...more] = turnsOf(ends);
    return from === undefined || to === undefined
      ? []
      : [{ component, index, turns: [from, to, ...more] }];
  });
}

/** On one way from turn to turn; what stays nearly the same is no way. */
function turnsOf(ends: readonly Turn[]): readonly Turn[] {
  const least = LEAST * largest(ends.map(({ value }) => Math.abs(value)));
  const turns: Turn[] = [];
  for (const end of ends) {
    const last = turns.at(-1);
    const before = turns.at(-2);
    const way = last === undefined ? Infinity : end.value - last.value;
    if (Math.abs(way) <= least) continue;
    if (last !== undefined && before !== undefined && way * (last.value - before.value) > 0)
      turns.pop();
    turns.push(end);
  }
  return turns;
}
