// Residual intervals in order of time → the narrowest residual model that fits them, and a sequence of it.

import { lowerHull } from "../math/hull.ts";

export interface FittedResidual {
  /** Id of the residual model. */
  readonly model: string;
  /** A residual for each row, inside its interval. */
  readonly values: Float64Array;
}

type Sequence = (low: Float64Array, high: Float64Array, times: readonly number[]) => Float64Array;

/** The sequence that fits whenever any of the model does (docs/method.md, "The residual models"); the narrowest first. */
const SEQUENCES: readonly (readonly [model: string, sequence: Sequence])[] = [
  ["zero", (low) => new Float64Array(low.length)],
  [
    "constant",
    (low, high) =>
      new Float64Array(low.length).fill((low.reduce(larger) + high.reduce(smaller)) / 2),
  ],
  ["falling-convex", (_, high, times) => levelHull(times, high)],
  [
    "falling",
    (low, high) =>
      middle(running(high, smaller), running(fromZero(low).toReversed(), larger).toReversed()),
  ],
  [
    "rising",
    (low, high) =>
      middle(running(fromZero(low), larger), running(high.toReversed(), smaller).toReversed()),
  ],
];

/** Fewer rows than this fit any model of the kind. */
const FEWEST: ReadonlyMap<string, number> = new Map([
  ["zero", 1],
  ["constant", 2],
]);

/** Models in which a residual may be negative. */
const SIGNED: ReadonlySet<string> = new Set(["zero", "constant"]);

/**
 * `low` and `high` in order of ascending `times`, one a row, finite. Undefined where no model fits, and where there are
 * too few rows for one that does to say anything. O(n).
 */
export function fitResidual(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
): FittedResidual | undefined {
  if (low.length === 0) return undefined;
  const slack = 1e-9 * Math.max(high.reduce(larger), -low.reduce(smaller));
  for (const [model, sequence] of SEQUENCES) {
    if (low.length < (FEWEST.get(model) ?? 3)) return undefined;
    const values = sequence(low, high, times);
    const fits = values.every(
      (value, t) =>
        value >= (low[t] as number) - slack &&
        value <= (high[t] as number) + slack &&
        (SIGNED.has(model) || value >= -slack),
    );
    if (fits) return { model, values };
  }
  return undefined;
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

function fromZero(values: Float64Array): Float64Array {
  return values.map((value) => Math.max(0, value));
}

/** Smallest or largest so far. */
function running(values: Float64Array, choose: typeof larger): Float64Array {
  let best = values[0] as number;
  return values.map((value) => (best = choose(best, value)));
}

/** Sequences of one order have means of that order. */
function middle(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, t) => (value + (b[t] as number)) / 2);
}

/** The lower hull, kept level after its lowest point. */
function levelHull(times: readonly number[], values: Float64Array): Float64Array {
  const hull = lowerHull(times, values);
  const lowest = values.indexOf(values.reduce(smaller));
  let link = 0;
  return values.map((_, t) => {
    if (t >= lowest) return values[lowest] as number;
    while ((hull[link + 1] as number) <= t) link += 1;
    const [left, right] = [hull[link] as number, hull[link + 1] as number];
    const [from, to] = [times[left] as number, times[right] as number];
    const share = ((times[t] as number) - from) / (to - from);
    return (values[left] as number) * (1 - share) + (values[right] as number) * share;
  });
}
