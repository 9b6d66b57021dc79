// Rows of which one weight may move while the others are 1 → the course that it takes, where one is told by enough rows.

import { largest, median } from "../../math/statistics.ts";
import { fitCourse } from "./curved-course.ts";
import { COURSES, type Schedule, segmentsOf } from "./segments.ts";
import { bareWeight, type Stretch, stretchOf, type WeightEnd } from "./stretch.ts";
import { type FittedRows, scratchNumbers } from "../rows/fitted-rows.ts";
import type { Slack } from "../rows/slack.ts";
import {
  leastStretches,
  mayBeMonotone,
  weightRanges,
  type RowWeightRange,
} from "./weight-ranges.ts";

/** Rows beyond the two numbers that a course is told by, before it is believed. */
const LEAST_ROWS = 2 + COURSES.linear.alone;
/** A weight that moves by less than this, of the larger end, is not told from one that stays. */
const LEAST_MOVE = 0.5;
/**
 * The ranges of single rows are this narrow beside the move, and rows beyond the numbers of the course spare so many bits:
 * of 62 such courses one stood for something else, of 6 others 5.
 */
const NARROW = 0.2;
const SPARE_BITS = 18;

/**
 * Linear in up to three stretches (an annealed coefficient that is then held), along half a cosine or exponentially,
 * then held: the course of the fewest numbers, the linear one first. Two unknowns a course instead of 2k, so that a few
 * epochs are enough. O(n·k·log n).
 */
export function findAnnealed(rows: FittedRows, slack: Slack): Schedule | undefined {
  const k = rows.components;
  for (let moving = 0; moving < k; moving += 1) {
    const alone = withoutOthers(rows, moving, slack);
    const found = rowsAboveZero(alone) < LEAST_ROWS ? undefined : courseOf(alone, slack);
    // A course that what is left takes by itself is none of a weight: the part stands still, or nearly.
    if (found === undefined || !isTold(found, weightRanges(alone, slack))) continue;
    if (courseOf(besideOne(alone), slack) !== undefined) continue;
    const among = ([own]: readonly WeightEnd[]): WeightEnd[] =>
      Array.from({ length: k }, (_, i) => (i === moving && own ? own : bareWeight(1)));
    const segments = found.segments.map((part) => ({
      ...part,
      start: among(part.start),
      end: among(part.end),
    }));
    return { course: found.course, segments };
  }
  return undefined;
}

/** The rows with 1 in the place of their part, so that a weight of it is what is left of the total. */
function besideOne(alone: FittedRows): FittedRows {
  return alone.rewritten(2, (numbers, into) => {
    into.set(numbers);
    into.fill(1, 3);
  });
}

/** Rows whose part is above 0: one that may be 0 leaves its weight open. */
function rowsAboveZero(alone: FittedRows): number {
  const numbers = scratchNumbers(1);
  let count = 0;
  for (let t = 0; t < alone.length; t += 1) {
    alone.putNumbers(t, numbers);
    if ((numbers[4] as number) > 0) count += 1;
  }
  return count;
}

/** The plainest course of a weight alone in its rows. */
function courseOf(alone: FittedRows, slack: Slack): Schedule | undefined {
  const ranges = weightRanges(alone, slack);
  const isLinear = leastStretches(ranges) <= COURSES.linear.most;
  const segments = isLinear ? linearCourse(alone, slack) : undefined;
  const linear = segments === undefined ? undefined : ({ course: "linear", segments } as const);
  return linear !== undefined && segments !== undefined && segments.length <= 2
    ? linear
    : ((mayBeMonotone(ranges) ? curvedCourse(ranges) : undefined) ?? linear);
}

function linearCourse(alone: FittedRows, slack: Slack): readonly Stretch[] | undefined {
  const found = segmentsOf(alone, slack, "linear");
  return found !== undefined && moves(found[0]) ? found : undefined;
}

function curvedCourse(ranges: readonly RowWeightRange[]): Schedule | undefined {
  const epochs = ranges.map(({ epoch }) => epoch);
  for (const course of ["exponential", "cosine"] as const) {
    const found = fitCourse(ranges, course);
    if (found === undefined) continue;
    const { end, from, to } = found;
    const until = epochs.filter((epoch) => epoch <= end);
    const after = epochs.filter((epoch) => epoch > end);
    const lastEpoch = Math.min(end, largest(epochs));
    const ramp = { ...stretchOf(until, course, [from], [to]), lastEpoch };
    if (!moves(ramp) || ramp.rows < LEAST_ROWS) continue;
    const held = after.length > 0 ? [stretchOf(after, course, [to], [to])] : [];
    return { course, segments: [ramp, ...held] };
  }
  return undefined;
}

function moves(part: Stretch | undefined): boolean {
  const [from, to] = [part?.start[0]?.value ?? 0, part?.end[0]?.value ?? 0];
  return Math.abs(to - from) >= LEAST_MOVE * Math.max(from, to) && Math.max(from, to) > 0;
}

/** Whether the rows are narrow enough for the course to be theirs: smooth numbers of few digits take one by chance. */
function isTold({ segments }: Schedule, ranges: readonly RowWeightRange[]): boolean {
  const [first] = segments;
  const move = Math.abs((first?.end[0]?.value as number) - (first?.start[0]?.value as number));
  const width = median(ranges.map(({ low, high }) => high - low)) / move;
  const spare = ranges.length - 2 * segments.length;
  return width <= NARROW && spare * -Math.log2(width) >= SPARE_BITS;
}

/** The total less every component but one, as an interval, with that one component. */
function withoutOthers(rows: FittedRows, moving: number, slack: Slack): FittedRows {
  const float = Number(slack.float.numerator) / Number(slack.float.denominator);
  const own = 3 * (moving + 1);
  return rows.rewritten(2, (numbers, into) => {
    let [value, low, high] = [numbers[0] as number, numbers[1] as number, numbers[2] as number];
    const rounding = Math.abs(value) * float;
    for (let at = 3; at < numbers.length; at += 3) {
      if (at === own) continue;
      value -= numbers[at] as number;
      low -= numbers[at + 2] as number;
      high -= numbers[at + 1] as number;
    }
    into.set([value, low - rounding, high + rounding]);
    into.set(numbers.subarray(own, own + 3), 3);
  });
}
