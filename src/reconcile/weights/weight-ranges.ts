// Rows of one component → the range of its weight in each, and what courses through all of them are out of the question.

import { intervalsOf } from "../rows/row-intervals.ts";
import type { FittedRows } from "../rows/fitted-rows.ts";
import type { Slack } from "../rows/slack.ts";

/** A row's weight lies in [low, high]; `high` may be infinite. */
export interface RowWeightRange {
  readonly epoch: number;
  readonly low: number;
  readonly high: number;
}

/** By more than linear programs are exact to. */
const CLEARLY = 1 + 1e-6;

export function weightRanges(rows: FittedRows, slack: Slack): readonly RowWeightRange[] {
  const intervals = intervalsOf(rows, slack);
  const scale = intervals.weightScales[0] as number;
  const [least, most] = [intervals.componentLow[0], intervals.componentHigh[0]] as [
    Float64Array,
    Float64Array,
  ];
  return rows.epochs().map((epoch, t) => {
    const [low, high] = [intervals.totalLow[t] as number, intervals.totalHigh[t] as number];
    const [small, large] = [least[t] as number, most[t] as number];
    return {
      epoch,
      low: small > 0 || low >= 0 ? Math.max(0, (scale * low) / large) : 0,
      high: small > 0 ? (scale * high) / small : Infinity,
    };
  });
}

/** Whether a weight that never falls, or one that never rises, may pass through the ranges. O(n log n). */
export function mayBeMonotone(ranges: readonly RowWeightRange[]): boolean {
  let [rises, falls] = [true, true];
  let [highestLow, lowestHigh] = [-Infinity, Infinity];
  for (const { low, high } of ranges.toSorted((a, b) => a.epoch - b.epoch)) {
    highestLow = Math.max(highestLow, low);
    lowestHigh = Math.min(lowestHigh, high);
    rises &&= highestLow <= CLEARLY * high;
    falls &&= low <= CLEARLY * lowestHigh;
  }
  return rises || falls;
}

/**
 * No fewer stretches will do in which a weight runs along a straight line: one ends where no line passes through three
 * epochs that follow each other, as what holds for three of a longer stretch holds for all of it. Infinity where rows of
 * one epoch have no weight in common. O(n log n).
 */
export function leastStretches(ranges: readonly RowWeightRange[]): number {
  const epochs: RowWeightRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.epoch - b.epoch)) {
    const last = epochs.at(-1);
    if (last?.epoch !== range.epoch) epochs.push(range);
    else {
      const [low, high] = [Math.max(last.low, range.low), Math.min(last.high, range.high)];
      epochs[epochs.length - 1] = { epoch: range.epoch, low, high };
    }
  }
  if (epochs.some(({ low, high }) => low > CLEARLY * high)) return Infinity;
  let count = 1;
  let start = 0;
  for (let t = 2; t < epochs.length; t += 1) {
    if (t - start < 2 || !isBent(epochs, t)) continue;
    count += 1;
    start = t;
  }
  return count;
}

/** Whether the range before `t` lies above or below every line through its two neighbours. */
function isBent(epochs: readonly RowWeightRange[], t: number): boolean {
  const [before, middle, after] = epochs.slice(t - 2, t + 1) as [
    RowWeightRange,
    RowWeightRange,
    RowWeightRange,
  ];
  const share = (middle.epoch - before.epoch) / (after.epoch - before.epoch);
  const between = (a: number, b: number): number => (1 - share) * a + share * b;
  return (
    middle.low > CLEARLY * between(before.high, after.high) ||
    CLEARLY * middle.high < between(before.low, after.low)
  );
}
