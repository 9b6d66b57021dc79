// A schedule of the weights → its stretches as they are reported.

import type { Schedule } from "../reconcile/weights/segments.ts";
import type { Segment } from "../reconcile/weights/segments.ts";
import type { Stretch, WeightEnd } from "./analysis.ts";

export function describeSchedule({ course, segments }: Schedule): Stretch[] {
  return segments.map(({ firstEpoch, lastEpoch, rows, start, end, startBoxes, endBoxes }) => {
    const moves = start.some((weight, i) => weight !== end[i]);
    return {
      firstEpoch,
      lastEpoch,
      rows,
      course: moves && course !== "noisy" ? course : "constant",
      start: ends(start, startBoxes),
      end: ends(end, endBoxes),
    };
  });
}

function ends(weights: readonly number[], boxes: Segment["startBoxes"]): WeightEnd[] {
  return weights.map((value, i) => ({
    value,
    low: boxes[i]?.low ?? null,
    high: boxes[i]?.high ?? null,
  }));
}
