// Rows of which one weight may move while the others are 1 → the course that it takes, where one is told by enough rows.

import type { Sequence } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import { type CurvedCourse, fitCourse, evenSample } from "./curved-course.ts";
import { enoughRows, type Segment, segment } from "./segments.ts";
import { type Observation, putNumbers, scratchNumbers, withNumbers } from "../rows/observation.ts";
import { componentsIn } from "../rows/fitted-row.ts";
import type { Slack } from "../rows/slack.ts";
import {
  leastStretches,
  mayBeMonotone,
  weightRanges,
  type RowWeightRange,
} from "../bounds/weight-ranges.ts";

interface Annealed {
  readonly course: "linear" | CurvedCourse;
  readonly segments: readonly Segment[];
}

/** Rows beyond the numbers that a course is told by, before it is believed. */
const SPARE_ROWS = 4;
/** A weight that moves by less than this, of the larger end, is not told from one that stays. */
const LEAST_MOVE = 0.5;
/** Linear stretches that a course has at most: held, moved, held again. */
const MOST_LINES = 3;

/**
 * Linear in up to three stretches (an annealed coefficient that is then held), along half a cosine or exponentially,
 * then held: the course of the fewest numbers, the linear one first. Two unknowns a course instead of 2k, so that a few
 * epochs are enough. O(n·k·log n).
 */
export function findAnnealed(rows: Sequence<Observation>, slack: Slack): Annealed | undefined {
  const k = componentsIn(rows);
  const sample = evenSample(rows);
  const room = scratchNumbers(k);
  for (let moving = 0; moving < k; moving += 1) {
    const only = (row: Observation): Observation => withoutOthers(row, moving, slack, room);
    // What does not fit some of the rows does not fit all of them.
    if (sample.length < rows.length && courseOf(sample.map(only), slack) === undefined) continue;
    const alone = rows.map(only);
    // A part that may be 0 leaves its weight open.
    const told = alone.filter(({ components: [part] }) => part !== undefined && part.low > 0);
    const found = told.length < SPARE_ROWS + 2 ? undefined : courseOf(alone, slack);
    // A course that what is left takes by itself is none of a weight: the part stands still, or nearly.
    if (found === undefined || courseOf(alone.map(besideOne), slack) !== undefined) continue;
    const among = <T>(own: readonly T[], other: T): T[] =>
      Array.from({ length: k }, (_, i) => (i === moving ? (own[0] as T) : other));
    const segments = found.segments.map((part) => ({
      ...part,
      start: among(part.start, 1),
      end: among(part.end, 1),
      startBoxes: among(part.startBoxes, null),
      endBoxes: among(part.endBoxes, null),
    }));
    return { course: found.course, segments };
  }
  return undefined;
}

const ONE = { text: "", value: 1, low: 1, high: 1 };

/** The row with 1 in the place of its part, so that a weight of it is what is left of the total. */
function besideOne(row: Observation): Observation {
  return withNumbers(row, row.total, [ONE]);
}

/** The plainest course of a weight alone in its rows. */
function courseOf(alone: readonly Observation[], slack: Slack): Annealed | undefined {
  const ranges = weightRanges(alone, slack);
  const segments = leastStretches(ranges) > MOST_LINES ? undefined : linearCourse(alone, slack);
  const linear = segments === undefined ? undefined : ({ course: "linear", segments } as const);
  return linear !== undefined && segments !== undefined && segments.length <= 2
    ? linear
    : ((mayBeMonotone(ranges) ? curvedCourse(ranges) : undefined) ?? linear);
}

function linearCourse(alone: readonly Observation[], slack: Slack): readonly Segment[] | undefined {
  const believed = enoughRows(2, SPARE_ROWS);
  const found = segment(alone, slack, "linear", MOST_LINES, believed);
  return found !== undefined && moves(found[0]) ? found : undefined;
}

function curvedCourse(ranges: readonly RowWeightRange[]): Annealed | undefined {
  const epochs = ranges.map(({ epoch }) => epoch);
  const last = largest(epochs);
  for (const course of ["exponential", "cosine"] as const) {
    const found = fitCourse(ranges, course);
    if (found === undefined) continue;
    const { end, from, to, fromBox, toBox } = found;
    const ramp: Segment = {
      firstEpoch: smallest(epochs),
      lastEpoch: Math.min(end, last),
      rows: epochs.filter((epoch) => epoch <= end).length,
      start: [from],
      end: [to],
      startBoxes: [fromBox],
      endBoxes: [toBox],
    };
    if (!moves(ramp) || ramp.rows < SPARE_ROWS + 2) continue;
    const held: Segment = {
      firstEpoch: smallest(epochs.filter((epoch) => epoch > end)),
      lastEpoch: last,
      rows: epochs.length - ramp.rows,
      start: [to],
      end: [to],
      startBoxes: [toBox],
      endBoxes: [toBox],
    };
    return { course, segments: held.rows > 0 ? [ramp, held] : [ramp] };
  }
  return undefined;
}

function moves(part: Segment | undefined): boolean {
  const [from, to] = [part?.start[0] ?? 0, part?.end[0] ?? 0];
  return Math.abs(to - from) >= LEAST_MOVE * Math.max(from, to) && Math.max(from, to) > 0;
}

/** The total less every component but one, as an interval, with that one component: for fits, and for no proof. `room` is for the numbers of a row. */
function withoutOthers(
  row: Observation,
  moving: number,
  slack: Slack,
  room: Float64Array,
): Observation {
  putNumbers(row, room);
  const own = 3 * (moving + 1);
  let [value, low, high] = [room[0] as number, room[1] as number, room[2] as number];
  const float = Number(slack.float.numerator) / Number(slack.float.denominator);
  const rounding = Math.abs(value) * float;
  for (let at = 3; at < room.length; at += 3) {
    if (at === own) continue;
    value -= room[at] as number;
    low -= room[at + 2] as number;
    high -= room[at + 1] as number;
  }
  const part = {
    text: "",
    value: room[own] as number,
    low: room[own + 1] as number,
    high: room[own + 2] as number,
  };
  return withNumbers(row, { text: "", value, low: low - rounding, high: high + rounding }, [part]);
}
