// Fitted rows of a run → the ends of their intervals, scaled to about 1, that the residual models work on.

import { onceFor } from "../../math/lazy.ts";
import { scratchOf } from "../../math/scratch.ts";
import { type FittedRows, membersAt, scratchNumbers } from "./fitted-rows.ts";
import type { Slack } from "./slack.ts";

/** Scaled interval ends: shape n for the total, k × n for the components. A row t has `lo_t(v) = totalLow − Σ v·componentHigh`. */
export interface RowIntervals {
  readonly observations: FittedRows;
  readonly slack: Slack;
  readonly times: readonly number[];
  readonly totalLow: Float64Array;
  readonly totalHigh: Float64Array;
  readonly componentLow: readonly Float64Array[];
  readonly componentHigh: readonly Float64Array[];
  /** Printed total = scaled total × this. */
  readonly totalScale: number;
  /** Weight = scaled weight × this, one a component. */
  readonly weightScales: readonly number[];
}

/**
 * Rows from which on their intervals are kept while they are: ranges, what may be hidden, proofs and residuals ask for
 * the same ones. A twentieth of the time of 800,000 rows; of fewer, 48 bytes a row are worth more.
 */
const MANY = 2 ** 16;

const kept = onceFor((observations: FittedRows) =>
  onceFor((slack: Slack) => scaled(observations, slack)),
);

/** Scales observations of k components each; O(n·k). Needs at least one observation. */
export function intervalsOf(observations: FittedRows, slack: Slack): RowIntervals {
  return observations.length < MANY ? scaled(observations, slack) : kept(observations)(slack);
}

function scaled(observations: FittedRows, slack: Slack): RowIntervals {
  const k = observations.components;
  const float = Number(slack.float.numerator) / Number(slack.float.denominator);
  const { combined } = slack;
  const [total, ...components] = createColumns(k + 1, observations.length) as [Column, ...Column[]];
  const numbers = scratchNumbers(k);
  const largest = new Float64Array(k + 1);
  for (let t = 0; t < observations.length; t += 1) {
    observations.putNumbers(t, numbers);
    widen(total, t, numbers, 0, float, combined);
    for (let i = 0; i < k; i += 1)
      widen(components[i] as Column, t, numbers, 3 * i + 3, float, combined);
    for (let i = 0; i <= k; i += 1) {
      const most = Math.max(
        Math.abs(numbers[3 * i + 1] as number),
        Math.abs(numbers[3 * i + 2] as number),
      );
      if (most > (largest[i] as number)) largest[i] = most;
    }
  }
  const totalScale = scaleToOne(total, largest[0] as number);
  if (combined === "larger") components.forEach(withoutRounding);
  const weightScales: number[] = [];
  const [componentLow, componentHigh]: [Float64Array[], Float64Array[]] = [[], []];
  components.forEach((column, i) => {
    weightScales.push(totalScale / scaleToOne(column, largest[i + 1] as number));
    componentLow.push(column.low);
    componentHigh.push(column.high);
  });
  return {
    observations,
    slack,
    times: observations.times(),
    totalLow: total.low,
    totalHigh: total.high,
    componentLow,
    componentHigh,
    totalScale,
    weightScales,
  };
}

/** Ends of a column's values, widened by the slack. */
interface Column {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** All in one piece of memory: that is a third of the time of making each apart. */
function createColumns(columns: number, count: number): Column[] {
  const ends = new Float64Array(2 * columns * count);
  const made: Column[] = [];
  for (let at = 0; made.length < columns; at += 2 * count)
    made.push({
      low: ends.subarray(at, at + count),
      high: ends.subarray(at + count, at + 2 * count),
    });
  return made;
}

/** Puts the ends of the number at a place into the column, widened. */
function widen(
  column: Column,
  t: number,
  numbers: Float64Array,
  at: number,
  relative: number,
  combined: Slack["combined"],
): void {
  const low = numbers[at + 1] as number;
  const high = numbers[at + 2] as number;
  if (combined === "added") {
    column.low[t] = low - Math.abs(low) * relative;
    column.high[t] = high + Math.abs(high) * relative;
  } else {
    const value = numbers[at] as number;
    const slack = Math.abs(value) * relative;
    column.low[t] = Math.min(low, value - slack);
    column.high[t] = Math.max(high, value + slack);
  }
}

/** Of a column of zeros: rounding times a weight that is large enough would explain any total. */
function withoutRounding({ low, high }: Column): void {
  if (low.every((end, t) => end === -(high[t] as number)))
    [low, high].forEach((ends) => ends.fill(0));
}

/** `largest` is the largest magnitude that a column prints; a column of zeros has its printed half unit. */
function scaleToOne({ low, high }: Column, largest: number): number {
  const scale = largest > 0 ? largest : 1;
  for (let t = 0; t < low.length; t += 1) {
    low[t] = (low[t] as number) / scale;
    high[t] = (high[t] as number) / scale;
  }
  return scale;
}

/** Those of some of the rows, in the same units. */
export function pickedIntervals(all: RowIntervals, rows: readonly number[]): RowIntervals {
  const own = (column: Float64Array): Float64Array => {
    const some = new Float64Array(rows.length);
    for (let i = 0; i < some.length; i += 1) some[i] = column[rows[i] as number] as number;
    return some;
  };
  return {
    ...all,
    observations: all.observations.picked(rows),
    times: membersAt(all.times, rows),
    totalLow: own(all.totalLow),
    totalHigh: own(all.totalHigh),
    componentLow: all.componentLow.map(own),
    componentHigh: all.componentHigh.map(own),
  };
}

/** Weights in the units of the scaled columns. */
export function scaledWeights(
  { weightScales }: RowIntervals,
  weights: readonly number[],
): number[] {
  const point: number[] = [];
  for (let i = 0; i < weights.length; i += 1)
    point.push((weights[i] as number) / (weightScales[i] as number));
  return point;
}

/** Residual bounds of every row, lo and hi. */
interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

function createBounds(length: number): Bounds {
  return { low: new Float64Array(length), high: new Float64Array(length) };
}

const bounds = scratchOf(createBounds);

/** Rows whose bounds are worked out at a time, all columns for some before the next: they stay in the processor's cache. */
const ROWS_AT_A_TIME = 1024;

/** Residual bounds of every row at scaled weights, good until the next are asked for. */
export function residualBounds(intervals: RowIntervals, point: readonly number[]): Bounds {
  const { low, high } = bounds(intervals.times.length);
  const { totalLow, totalHigh, componentLow, componentHigh } = intervals;
  for (let from = 0; from < low.length; from += ROWS_AT_A_TIME) {
    const to = Math.min(low.length, from + ROWS_AT_A_TIME);
    for (let t = from; t < to; t += 1) {
      low[t] = totalLow[t] as number;
      high[t] = totalHigh[t] as number;
    }
    for (let i = 0; i < point.length; i += 1) {
      const weight = point[i] as number;
      if (weight === 0) continue;
      const [smaller, larger] = (
        weight > 0 ? [componentLow[i], componentHigh[i]] : [componentHigh[i], componentLow[i]]
      ) as [Float64Array, Float64Array];
      for (let t = from; t < to; t += 1) {
        low[t] = (low[t] as number) - weight * (larger[t] as number);
        high[t] = (high[t] as number) - weight * (smaller[t] as number);
      }
    }
  }
  return { low, high };
}
