// Fitted rows of a run → arrays of interval ends, scaled to about 1, that the residual models work on.

import { roomsOf } from "../../math/rooms.ts";
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
}

/** An exact fraction, not negative. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * How far the true values may lie outside the printed intervals, relative to the value.
 * `float` covers float32 arithmetic, in the total and in the components; `uneven` is for components that are averaged
 * over steps while the total is averaged over samples (a short last batch), and is different for each split.
 */
export interface Slack {
  /** `added` to the rounding, or only the `larger` of the two. */
  readonly combined: "added" | "larger";
  readonly float: Fraction;
  readonly uneven: { readonly train: Fraction; readonly val: Fraction };
}

const NONE: Fraction = { numerator: 0n, denominator: 1n };

export const NO_SLACK: Slack = {
  combined: "added",
  float: NONE,
  uneven: { train: NONE, val: NONE },
};

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

/** Scales observations of k components each; O(n·k). Needs at least one observation. */
export function createSeries(observations: readonly Observation[], slack: Slack): Series {
  const k = observations[0]?.components.length ?? 0;
  const float = ratio(slack.float);
  const relative = {
    train: float + ratio(slack.uneven.train),
    val: float + ratio(slack.uneven.val),
  };
  const widen = slack.combined === "added" ? widenAdded : widenLarger;
  const [total, ...components] = createColumns(k + 1, observations.length) as [Column, ...Column[]];
  observations.forEach((observation, t) => {
    widen(total, t, observation.total, float);
    for (let i = 0; i < k; i += 1)
      widen(
        components[i] as Column,
        t,
        observation.components[i] as Printed,
        relative[observation.split],
      );
  });
  const totalScale = scaleToOne(
    total,
    largest(observations, ({ total: printed }) => printed),
  );
  const weightScales: number[] = [];
  const [componentLow, componentHigh]: [Float64Array[], Float64Array[]] = [[], []];
  components.forEach((column, i) => {
    const scale = scaleToOne(
      column,
      largest(observations, ({ components: printed }) => printed[i] as Printed),
    );
    weightScales.push(totalScale / scale);
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

function ratio({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

function widenAdded(column: Column, t: number, { low, high }: Printed, relative: number): void {
  column.low[t] = low - Math.abs(low) * relative;
  column.high[t] = high + Math.abs(high) * relative;
}

function widenLarger(
  column: Column,
  t: number,
  { value, low, high }: Printed,
  relative: number,
): void {
  const slack = Math.abs(value) * relative;
  column.low[t] = Math.min(low, value - slack);
  column.high[t] = Math.max(high, value + slack);
}

/** Largest magnitude that a column prints; a column of zeros is scaled by its printed half unit. */
function largest(
  observations: readonly Observation[],
  printedIn: (observation: Observation) => Printed,
): number {
  let scale = 0;
  for (const observation of observations) {
    const { low, high } = printedIn(observation);
    scale = Math.max(scale, Math.abs(low), Math.abs(high));
  }
  return scale > 0 ? scale : 1;
}

function scaleToOne({ low, high }: Column, scale: number): number {
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

const bounds = roomsOf(createBounds);

/** Residual bounds of every row at scaled weights, good until the next are asked for. */
export function residualBounds(series: Series, point: readonly number[]): Bounds {
  const { low, high } = bounds(series.times.length);
  for (let t = 0; t < low.length; t += 1) {
    low[t] = series.totalLow[t] as number;
    high[t] = series.totalHigh[t] as number;
  }
  for (let i = 0; i < point.length; i += 1) {
    const weight = point[i] as number;
    if (weight === 0) continue;
    const [smaller, larger] = (
      weight > 0
        ? [series.componentLow[i], series.componentHigh[i]]
        : [series.componentHigh[i], series.componentLow[i]]
    ) as [Float64Array, Float64Array];
    for (let t = 0; t < low.length; t += 1) {
      low[t] = (low[t] as number) - weight * (larger[t] as number);
      high[t] = (high[t] as number) - weight * (smaller[t] as number);
    }
  }
  return { low, high };
}
