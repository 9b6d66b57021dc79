// Fitted rows of a run → arrays of interval ends, scaled to about 1, that the residual models work on.

import { scratchOf } from "../../math/scratch.ts";
import type { Printed } from "../../table/printed.ts";

/** A row that takes part in the fit: the printed total and components, and its place in time. */
export interface Observation {
  /** Index of the row in the run. */
  readonly row: number;
  readonly epoch: number;
  readonly split: "train" | "val";
  /** Place in time, an integer: rows of equal time cannot be put in order by a model. */
  readonly time: number;
  readonly total: Printed;
  readonly components: readonly Printed[];
  /** Puts value, low and high of the total and of each component into `into`, where that is quicker than to ask for them. */
  putNumbers?(into: Float64Array): void;
}

/** Other numbers in the place of a row: what is copied by `...` of a row that lies in a table has no place. */
export function withNumbers(
  { row, epoch, split, time }: Observation,
  total: Printed,
  components: readonly Printed[],
): Observation {
  return { row, epoch, split, time, total, components };
}

/** Room for the numbers of one row of k components. */
export function scratchNumbers(k: number): Float64Array {
  return new Float64Array(3 * (k + 1));
}

/** Puts value, low and high of the total and of each component into `into`, one after the other. */
export function putNumbers(observation: Observation, into: Float64Array): void {
  if (observation.putNumbers !== undefined) {
    observation.putNumbers(into);
    return;
  }
  const { total, components } = observation;
  putNumber(total, into, 0);
  for (let i = 0; i < components.length; i += 1)
    putNumber(components[i] as Printed, into, 3 * (i + 1));
}

function putNumber({ value, low, high }: Printed, into: Float64Array, at: number): void {
  into[at] = value;
  into[at + 1] = low;
  into[at + 2] = high;
}

/** An exact fraction, not negative. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** How far the true values may lie outside the printed intervals, relative to the value: for the trainer's arithmetic. */
export interface Slack {
  /** `added` to the rounding, or only the `larger` of the two. */
  readonly combined: "added" | "larger";
  readonly float: Fraction;
}

export const NO_SLACK: Slack = { combined: "added", float: { numerator: 0n, denominator: 1n } };

/** Scaled interval ends: shape n for the total, k × n for the components. A row t has `lo_t(v) = totalLow − Σ v·componentHigh`. */
export interface Series {
  readonly observations: readonly Observation[];
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

/** Arithmetic that a trainer may compute its losses in. */
export type Precision = "float64" | "float32" | "float16" | "bfloat16";

/** Bits of the significand, the hidden one included: one operation is off by 2^−bits of its result at most. */
export const SIGNIFICAND: { readonly [Type in Precision]: number } = {
  float64: 53,
  float32: 24,
  float16: 11,
  bfloat16: 8,
};

/**
 * Error to expect of a mean over S steps: the roundings are independent and add up like a random walk. Four of them
 * cover the largest that was measured on clean float32 runs (3e-7 of the total). Boxes are stated with it.
 */
export function typicalFloatSlack(steps: number, precision: Precision = "float32"): Fraction {
  return {
    numerator: BigInt(4 + Math.ceil(Math.sqrt(Math.max(1, steps)))),
    denominator: 2n ** BigInt(SIGNIFICAND[precision]),
  };
}

/**
 * Worst relative error of a mean over S steps: S − 1 additions and a division, each within 2^−bits. Only what holds with
 * it is called impossible.
 */
export function worstFloatSlack(steps: number, precision: Precision = "float32"): Fraction {
  return {
    numerator: BigInt(Math.max(1, Math.ceil(steps)) + 1),
    denominator: 2n ** BigInt(SIGNIFICAND[precision]),
  };
}

/** Of long lists of rows the one that was made last: a verdict asks some six times, and to make it takes longer than a question to it. */
const madeLast = new WeakMap<readonly Observation[], Series>();
const LONG = 1024;

/** Scales observations of k components each; O(n·k). Needs at least one observation. */
export function createSeries(observations: readonly Observation[], slack: Slack): Series {
  if (observations.length < LONG) return makeSeries(observations, slack);
  const known = madeLast.get(observations);
  if (known !== undefined && isSameSlack(known.slack, slack)) return known;
  const made = makeSeries(observations, slack);
  madeLast.set(observations, made);
  return made;
}

function isSameSlack(a: Slack, b: Slack): boolean {
  return (
    a.combined === b.combined &&
    a.float.numerator === b.float.numerator &&
    a.float.denominator === b.float.denominator
  );
}

function makeSeries(observations: readonly Observation[], slack: Slack): Series {
  const k = observations[0]?.components.length ?? 0;
  const float = Number(slack.float.numerator) / Number(slack.float.denominator);
  const widen = slack.combined === "added" ? widenAdded : widenLarger;
  const [total, ...components] = createColumns(k + 1, observations.length) as [Column, ...Column[]];
  const numbers = scratchNumbers(k);
  const largest = new Float64Array(k + 1);
  for (let t = 0; t < observations.length; t += 1) {
    const observation = observations[t] as Observation;
    putNumbers(observation, numbers);
    widen(total, t, numbers, 0, float);
    for (let i = 0; i < k; i += 1) widen(components[i] as Column, t, numbers, 3 * i + 3, float);
    for (let i = 0; i <= k; i += 1) {
      const [low, high] = [numbers[3 * i + 1] as number, numbers[3 * i + 2] as number];
      largest[i] = Math.max(largest[i] as number, Math.abs(low), Math.abs(high));
    }
  }
  const totalScale = scaleToOne(total, largest[0] as number);
  const weightScales: number[] = [];
  const [componentLow, componentHigh]: [Float64Array[], Float64Array[]] = [[], []];
  components.forEach((column, i) => {
    weightScales.push(totalScale / scaleToOne(column, largest[i + 1] as number));
    componentLow.push(column.low);
    componentHigh.push(column.high);
  });
  const times: number[] = [];
  for (const { time } of observations) times.push(time);
  return {
    observations,
    slack,
    times,
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

function widenAdded(
  column: Column,
  t: number,
  numbers: Float64Array,
  at: number,
  relative: number,
): void {
  const [low, high] = [numbers[at + 1] as number, numbers[at + 2] as number];
  column.low[t] = low - Math.abs(low) * relative;
  column.high[t] = high + Math.abs(high) * relative;
}

function widenLarger(
  column: Column,
  t: number,
  numbers: Float64Array,
  at: number,
  relative: number,
): void {
  const value = numbers[at] as number;
  const slack = Math.abs(value) * relative;
  column.low[t] = Math.min(numbers[at + 1] as number, value - slack);
  column.high[t] = Math.max(numbers[at + 2] as number, value + slack);
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

/** Residual bounds of every row, lo and hi. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export function createBounds(length: number): Bounds {
  return { low: new Float64Array(length), high: new Float64Array(length) };
}

const bounds = scratchOf(createBounds);

/** Rows whose bounds are worked out at a time, all columns for some before the next: they stay in the processor's cache. */
const BLOCK = 1024;

/** Residual bounds of every row at scaled weights, good until the next are asked for. */
export function residualBounds(series: Series, point: readonly number[]): Bounds {
  const { low, high } = bounds(series.times.length);
  const { totalLow, totalHigh, componentLow, componentHigh } = series;
  for (let from = 0; from < low.length; from += BLOCK) {
    const to = Math.min(low.length, from + BLOCK);
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
