// A run whose weights change → those that do, with where they go from and to.

import { largest } from "../../math/statistics.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { wholeRows } from "./run-rows.ts";

interface MovingWeight {
  readonly component: string;
  /** Its place among the components. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** Epochs between which it moves. */
  readonly since: number;
  readonly until: number;
}

/** A weight that moves, as sentences say it: where rows do not fit within rounding, the fit is off by 5 to 60 % in 7 of 28 corpus runs. */
export function movedText(run: RunAnalysis): (weight: number) => string {
  const isExact = wholeRows(run).every(({ fits }) => fits);
  return (weight) => (isExact ? short(weight) : `about ${short(weight, 2)}`);
}

/** Less is no change: ranges of neighbours meet. */
const LEAST = 0.02;

export function movingWeights({ segments, components }: RunAnalysis): readonly MovingWeight[] {
  const [first] = segments;
  if (first === undefined) return [];
  return components.flatMap((component, index): MovingWeight[] => {
    const ends = segments.flatMap(({ start, end, firstEpoch, lastEpoch }) => [
      { epoch: firstEpoch, value: start[index]?.value ?? 1 },
      { epoch: lastEpoch, value: end[index]?.value ?? 1 },
    ]);
    const from = ends[0]?.value ?? 1;
    const to = ends.at(-1)?.value ?? 1;
    const most = largest(ends.map(({ value }) => Math.abs(value)));
    if (ends.every(({ value }) => Math.abs(value - from) <= LEAST * most)) return [];
    const until = ends.find(
      ({ epoch, value }, i) =>
        value === to && epoch > first.firstEpoch && ends.slice(i).every((end) => end.value === to),
    );
    return [
      {
        component,
        index,
        from,
        to,
        since: first.firstEpoch,
        until: until?.epoch ?? ends.at(-1)?.epoch ?? first.lastEpoch,
      },
    ];
  });
}
