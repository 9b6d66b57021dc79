// Ranges of one weight, row by row → the curved course that it runs along and the epoch at which it ends, with the range of both ends.

import type { Sequence } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import { simplestNumbers } from "../../math/simplest-number.ts";
import { type Box, fit } from "../bounds/fit.ts";
import { zero } from "../models/index.ts";
import { intervalsOf } from "../rows/row-intervals.ts";
import { NO_SLACK } from "../rows/slack.ts";
import { rowsOfNumbers } from "../rows/fitted-rows.ts";
import type { WeightEnd } from "./stretch.ts";
import type { RowWeightRange } from "./weight-ranges.ts";

/** Half a cosine, a + (b − a)·(1 − cos πτ)/2, or a·(b/a)^τ; τ runs from 0 to 1 and then stays. */
export type CurvedCourse = "cosine" | "exponential";

interface FittedCourse {
  /** The last epoch at which the weight moves; may be one after the last that is printed. */
  readonly end: number;
  /** Weights at the first epoch and at the last one up to `end`, with their ranges. */
  readonly from: WeightEnd;
  readonly to: WeightEnd;
}

/** Ends tried at first, and those closest to the data that are then put to the test. */
const CANDIDATES = 100;
const TESTED = 3;
const LEAST_EPOCHS = 5;

/** Rows that the end is searched in. */
const SAMPLE = 500;

/** The rows, or as many of them, evenly spread with the first and the last. */
export function evenSample<Row>(rows: Sequence<Row>): readonly Row[] {
  if (rows.length <= SAMPLE) return rows.slice();
  return Array.from(
    { length: SAMPLE },
    (_, i) => rows.at(Math.round((i * (rows.length - 1)) / (SAMPLE - 1))) as Row,
  );
}

/**
 * For a given end the curve is linear in two unknowns (for the exponential in their logarithms). So it is a small linear
 * program whether it passes through the range of every row. The end is searched by least squares, coarse and then close, in
 * 500 rows at most; those that fit best are tested. O(n).
 */
export function fitCourse(
  ranges: readonly RowWeightRange[],
  course: CurvedCourse,
): FittedCourse | undefined {
  if (ranges.some(({ low, high }) => low > high || high < 0)) return undefined;
  const told = ranges.filter(
    ({ low, high }) => Number.isFinite(high) && (course === "cosine" || low > 0),
  );
  if (told.length < LEAST_EPOCHS) return undefined;
  const first = smallest(ranges.map(({ epoch }) => epoch));
  const last = largest(ranges.map(({ epoch }) => epoch));
  // An epoch counted from 1 has τ = 0 in the first or one step later.
  const origins = course === "cosine" ? [first, first - 1] : [first];
  const tried = origins.flatMap((origin) =>
    closestEnds(evenSample(told), course, origin, first, last),
  );
  for (const { origin, end } of tried.toSorted((a, b) => a.squares - b.squares).slice(0, TESTED)) {
    const found = through(ranges, told, course, shapeOf(course, origin, end, first, last), end);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Share of the way from the weight at the first epoch to the one at the last epoch up to `end`. */
function shapeOf(
  course: CurvedCourse,
  origin: number,
  end: number,
  first: number,
  last: number,
): (epoch: number) => number {
  const raw = (epoch: number): number => {
    const place = Math.min(1, Math.max(0, (epoch - origin) / (end - origin)));
    return course === "cosine" ? (1 - Math.cos(Math.PI * place)) / 2 : place;
  };
  const [low, high] = [raw(first), raw(Math.min(end, last))];
  return (epoch) => (raw(epoch) - low) / (high - low);
}

interface End {
  readonly origin: number;
  readonly end: number;
  readonly squares: number;
}

function closestEnds(
  told: readonly RowWeightRange[],
  course: CurvedCourse,
  origin: number,
  first: number,
  last: number,
): readonly End[] {
  const [from, to] = [first + LEAST_EPOCHS - 1, last + 1];
  const measured = told.map(({ epoch, low, high }) => {
    const [below, above] = course === "cosine" ? [low, high] : [Math.log(low), Math.log(high)];
    return {
      epoch,
      value: (below + above) / 2,
      precision: 1 / Math.max(1e-12, above - below) ** 2,
    };
  });
  const search = (start: number, stop: number, stride: number): End[] => {
    const ends: End[] = [];
    for (let end = start; end <= stop; end += stride) {
      const shape = shapeOf(course, origin, end, first, last);
      ends.push({ origin, end, squares: squaresOff(measured, shape) });
    }
    return ends.toSorted((a, b) => a.squares - b.squares);
  };
  let [start, stop] = [from, to];
  for (;;) {
    const stride = Math.max(1, Math.ceil((stop - start) / CANDIDATES));
    const ends = search(start, stop, stride);
    const best = ends[0];
    if (best === undefined || stride === 1) return ends.slice(0, TESTED);
    [start, stop] = [Math.max(from, best.end - stride), Math.min(to, best.end + stride)];
  }
}

interface Measured {
  readonly epoch: number;
  readonly value: number;
  readonly precision: number;
}

/** Weighted squares that the best a·(1 − φ) + b·φ leaves: a straight line in φ. O(n). */
function squaresOff(rows: readonly Measured[], shape: (epoch: number) => number): number {
  const shares: number[] = [];
  let [weight, x, y] = [0, 0, 0];
  for (const { epoch, value, precision } of rows) {
    const share = shape(epoch);
    shares.push(share);
    weight += precision;
    x += precision * share;
    y += precision * value;
  }
  const [xMean, yMean] = [x / weight, y / weight];
  let [xx, xy, yy] = [0, 0, 0];
  for (let t = 0; t < rows.length; t += 1) {
    const { value, precision } = rows[t] as Measured;
    const [dx, dy] = [(shares[t] as number) - xMean, value - yMean];
    xx += precision * dx * dx;
    xy += precision * dx * dy;
    yy += precision * dy * dy;
  }
  return xx > 0 ? yy - (xy * xy) / xx : yy;
}

/** The curve through every range, where there is one. */
function through(
  ranges: readonly RowWeightRange[],
  told: readonly RowWeightRange[],
  course: CurvedCourse,
  shape: (epoch: number) => number,
  end: number,
): FittedCourse | undefined {
  // Logarithms are shifted so that both unknowns are positive.
  const logs = course === "exponential";
  const shift = logs ? 1 - Math.log(smallest(told.map(({ low }) => low))) : 0;
  const toUnknown = (weight: number): number => (logs ? Math.log(weight) + shift : weight);
  const toWeight = (unknown: number): number => (logs ? Math.exp(unknown - shift) : unknown);
  const cells = told.flatMap(({ epoch, low, high }) => {
    const share = shape(epoch);
    return [
      ...between(toUnknown(low), toUnknown(high)),
      ...between(1 - share, 1 - share),
      ...between(share, share),
    ];
  });
  const places = told.map((_, place) => place);
  const rows = rowsOfNumbers(3, Float64Array.from(cells), places, places);
  const found = fit(intervalsOf(rows, NO_SLACK), zero);
  if (found === undefined) return undefined;
  const [fromBox, toBox] = found.boxes.map(({ low, high }) => ({
    low: toWeight(low),
    high: high === null ? null : toWeight(high),
  })) as [Box, Box];
  const passes = ([from, to]: readonly [number, number]): boolean =>
    ranges.every(({ epoch, low, high }) => {
      const share = shape(epoch);
      const weight = logs ? from * (to / from) ** share : from + (to - from) * share;
      return weight >= low * (1 - 1e-9) && weight <= high * (1 + 1e-9) + 1e-300;
    });
  const inside = found.inside.map(toWeight) as [number, number];
  const ends = [...simplestEnds(fromBox, toBox), inside].find(passes);
  return ends && { end, from: { value: ends[0], ...fromBox }, to: { value: ends[1], ...toBox } };
}

function* simplestEnds(from: Box, to: Box): Iterable<readonly [number, number]> {
  for (const start of simplestNumbers(from.low, from.high ?? from.low, 2))
    for (const stop of simplestNumbers(to.low, to.high ?? to.low, 2)) yield [start, stop];
}

/** Value, low and high. */
function between(low: number, high: number): [number, number, number] {
  return [(low + high) / 2, low, high];
}
