// Observations → columns of values and half widths, with the residual of any weights.

import { nonNegativeLeastSquares } from "../../math/nnls.ts";
import {
  numbersRoom,
  type Observation,
  type Precision,
  putNumbers,
  SIGNIFICAND,
} from "./series.ts";

/** Rows in order of time. Shapes: n, and n × k for the components. */
export interface Rows {
  readonly observations: readonly Observation[];
  /** Place in time in epochs: e + ½ for the mean over epoch e (from 0), e + 1 for its validation, e + s/2S for a mean over s of S steps. */
  readonly clock: readonly number[];
  /** Position of the row's epoch among the run's epochs, from 0. */
  readonly epochs: readonly number[];
  /** Steps averaged over; null for a whole epoch. */
  readonly steps: readonly (number | null)[];
  /** Relative error allowed for the trainer's arithmetic. */
  readonly float: number;
}

/** Relative error allowed in evidence, in roundings of the trainer's arithmetic: for float32 1e-6, three times what was measured on clean runs. */
const ROUNDINGS = 16.8;

export function evidenceSlack(precision: Precision): number {
  return ROUNDINGS * 2 ** -SIGNIFICAND[precision];
}

export function half(printed: { readonly low: number; readonly high: number }): number {
  return (printed.high - printed.low) / 2;
}

/** The rows of all blocks in order of time; of one block the block itself, so that what is known of it is known of them. */
export function stack(...blocks: readonly Rows[]): Rows {
  const filled = blocks.filter(({ clock }) => clock.length > 0);
  const [only] = filled;
  if (only === undefined) return { ...EMPTY, float: blocks[0]?.float ?? 0 };
  if (filled.every(({ clock }) => isAscending(clock)))
    return filled.length === 1 ? only : merged(filled, only.float);
  const all = {
    observations: filled.flatMap(({ observations }) => observations),
    clock: filled.flatMap(({ clock }) => clock),
    epochs: filled.flatMap(({ epochs }) => epochs),
    steps: filled.flatMap(({ steps }) => steps),
    float: only.float,
  };
  const order = all.clock.map((_, i) => i);
  order.sort((a, b) => (all.clock[a] as number) - (all.clock[b] as number));
  return taken(all, order);
}

/** Of rows at one time, those of the earlier block come first, as sorting leaves them. */
function merged(blocks: readonly Rows[], float: number): Rows {
  const [observations, clock]: [Observation[], number[]] = [[], []];
  const [epochs, steps]: [number[], (number | null)[]] = [[], []];
  const places = blocks.map(() => 0);
  for (;;) {
    let [next, least]: [Rows | undefined, number] = [undefined, Infinity];
    let from = 0;
    for (let b = 0; b < blocks.length; b += 1) {
      const block = blocks[b] as Rows;
      const at = block.clock[places[b] as number];
      if (at === undefined || at >= least) continue;
      [next, least, from] = [block, at, b];
    }
    if (next === undefined) return { observations, clock, epochs, steps, float };
    const t = places[from] as number;
    observations.push(next.observations[t] as Observation);
    clock.push(least);
    epochs.push(next.epochs[t] as number);
    steps.push(next.steps[t] as number | null);
    places[from] = t + 1;
  }
}

const EMPTY: Omit<Rows, "float"> = { observations: [], clock: [], epochs: [], steps: [] };

function isAscending(clock: readonly number[]): boolean {
  for (let t = 1; t < clock.length; t += 1)
    if ((clock[t] as number) < (clock[t - 1] as number)) return false;
  return true;
}

export function pick(block: Rows, wanted: (index: number) => boolean): Rows {
  const indices: number[] = [];
  for (let t = 0; t < block.clock.length; t += 1) if (wanted(t)) indices.push(t);
  return taken(block, indices);
}

function taken(block: Rows, indices: readonly number[]): Rows {
  const take = <T>(list: readonly T[]): T[] => {
    const some: T[] = [];
    for (const t of indices) some.push(list[t] as T);
    return some;
  };
  return {
    observations: take(block.observations),
    clock: take(block.clock),
    epochs: take(block.epochs),
    steps: take(block.steps),
    float: block.float,
  };
}

/** Rows at weights: one entry a row, in order of time. */
export interface Remainders {
  /** Total minus weighted parts. */
  readonly r: readonly number[];
  /** Half width of `r`: rounding and the trainer's arithmetic. */
  readonly tolerance: readonly number[];
  /** Weighted sum of the parts. */
  readonly sum: readonly number[];
  readonly total: readonly number[];
  /** Position of the row's epoch among the run's epochs, from 0. */
  readonly epochs: readonly number[];
}

// Loops here and in other places that are asked hundreds of times a log: an array that `map` makes is of another kind to
// V8 once the code is compiled, and what works on both is compiled again.

export function remaindersAt(block: Rows, weights: readonly number[]): Remainders {
  const [r, tolerance]: [number[], number[]] = [[], []];
  const [sum, total]: [number[], number[]] = [[], []];
  const own = new Float64Array(weights);
  const numbers = roomFor(block.observations);
  for (const observation of block.observations) {
    putNumbers(observation, numbers);
    const parts = weighted(numbers, own);
    r.push((numbers[0] as number) - parts);
    tolerance.push(toleranceOf(numbers, own, block.float));
    sum.push(parts);
    total.push(numbers[0] as number);
  }
  return { r, tolerance, sum, total, epochs: block.epochs };
}

/** True when the weighted components add up to the total in every row, within rounding; most rows of others end it. */
export function addUpAt(block: Rows, weights: readonly number[]): boolean {
  const own = new Float64Array(weights);
  const numbers = roomFor(block.observations);
  for (const observation of block.observations) {
    putNumbers(observation, numbers);
    const r = (numbers[0] as number) - weighted(numbers, own);
    if (!(Math.abs(r) <= toleranceOf(numbers, own, block.float))) return false;
  }
  return true;
}

function roomFor(observations: readonly Observation[]): Float64Array {
  return numbersRoom(observations[0]?.components.length ?? 0);
}

function weighted(numbers: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1)
    sum += (weights[i] as number) * (numbers[3 * i + 3] as number);
  return sum;
}

/** Half width of the residual: rounding of every column, and float32. */
function toleranceOf(numbers: Float64Array, weights: Float64Array, float: number): number {
  let rounding = halfAt(numbers, 0);
  let size = Math.abs(numbers[0] as number);
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] as number;
    rounding += Math.abs(weight) * halfAt(numbers, 3 * i + 3);
    size += Math.abs(weight * (numbers[3 * i + 3] as number));
  }
  return rounding + float * size;
}

/** Half width of the number at a place. */
export function halfAt(numbers: Float64Array, at: number): number {
  return ((numbers[at + 2] as number) - (numbers[at + 1] as number)) / 2;
}

export function ones(block: Rows): number[] {
  return (block.observations[0]?.components ?? []).map(() => 1);
}

/** Weights ≥ 0 of the least relative errors of the total, and the root mean square of what is left (divisor n − k). */
export function leastSquares(block: Rows): { weights: number[]; error: number; squares: number } {
  const { rows, right } = relativeRows(block);
  const weights = nonNegativeLeastSquares(rows, right, ones(block).length);
  const squares = rows.reduce((sum, row, t) => {
    const gap =
      (right[t] as number) - row.reduce((all, value, i) => all + value * (weights[i] as number), 0);
    return sum + gap * gap;
  }, 0);
  return {
    weights,
    error: Math.sqrt(squares / Math.max(1, rows.length - weights.length)),
    squares,
  };
}

/** Components and total of every row over the size of its total. Shapes n × k and n. */
export function relativeRows({ observations }: Rows): { rows: number[][]; right: number[] } {
  const numbers = roomFor(observations);
  const [rows, right]: [number[][], number[]] = [[], []];
  for (const observation of observations) {
    putNumbers(observation, numbers);
    const total = numbers[0] as number;
    const size = Math.abs(total) || halfAt(numbers, 0) || 1;
    const row: number[] = [];
    for (let at = 3; at < numbers.length; at += 3) row.push((numbers[at] as number) / size);
    rows.push(row);
    right.push(total / size);
  }
  return { rows, right };
}
