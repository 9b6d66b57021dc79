// Observations → columns of values and half widths, with the residual of any weights.

import { grouped } from "../../math/grouped.ts";
import { nonNegativeLeastSquares } from "../../math/nnls.ts";
import { type FittedRows, membersAt, scratchNumbers } from "./fitted-rows.ts";

/** Rows in order of time. Shapes: n, and n × k for the components. */
export interface Rows {
  readonly observations: FittedRows;
  /** Place in time in epochs: e + ½ for the mean over epoch e (from 0), e + 1 for its validation, e + s/2S for a mean over s of S steps. */
  readonly clock: readonly number[];
  /** Position of the row's epoch among the run's epochs, from 0. */
  readonly epochs: readonly number[];
  /** Steps averaged over; null for a whole epoch. */
  readonly steps: readonly (number | null)[];
  /** Relative error allowed for the trainer's arithmetic. */
  readonly float: number;
}

/** The rows of all kinds in order of time, of those at one time the earlier kind first; of one kind its rows themselves, so that what is known of them stays known. */
export function inTimeOrder(...kinds: readonly Rows[]): Rows {
  const filled = kinds.filter(({ clock }) => clock.length > 0);
  const [only] = filled;
  if (only === undefined) return kinds[0] as Rows;
  if (filled.length === 1 && isAscending(only.clock)) return only;
  const all = {
    observations: filled.map(({ observations }) => observations).reduce((all, own) => all.and(own)),
    clock: filled.flatMap(({ clock }) => clock),
    epochs: filled.flatMap(({ epochs }) => epochs),
    steps: filled.flatMap(({ steps }) => steps),
    float: only.float,
  };
  const order = all.clock
    .map((_, i) => i)
    .toSorted((a, b) => (all.clock[a] as number) - (all.clock[b] as number));
  return taken(all, order);
}

function isAscending(clock: readonly number[]): boolean {
  for (let t = 1; t < clock.length; t += 1)
    if ((clock[t] as number) < (clock[t - 1] as number)) return false;
  return true;
}

export function rowsWhere(rows: Rows, wanted: (index: number) => boolean): Rows {
  const indices: number[] = [];
  for (let t = 0; t < rows.clock.length; t += 1) if (wanted(t)) indices.push(t);
  return taken(rows, indices);
}

function taken(rows: Rows, indices: readonly number[]): Rows {
  return {
    observations: rows.observations.picked(indices),
    clock: membersAt(rows.clock, indices),
    epochs: membersAt(rows.epochs, indices),
    steps: membersAt(rows.steps, indices),
    float: rows.float,
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

/** Places of the rows of each epoch, in their order. */
export function placesByEpoch(epochs: readonly number[]): ReadonlyMap<number, readonly number[]> {
  return grouped(epochs.keys(), (at) => epochs[at] as number);
}

// Loops here and in other places that are asked hundreds of times a log: an array that `map` makes is of another kind to
// V8 once the code is compiled, and what works on both is compiled again.

/** Less than this part of a rounding is what our own arithmetic leaves: of rows that add up in other units, something else. */
export const NOISE = 1e-6;

export function remaindersAt(rows: Rows, weights: readonly number[]): Remainders {
  const r: number[] = [];
  const tolerance: number[] = [];
  const sum: number[] = [];
  const total: number[] = [];
  const own = new Float64Array(weights);
  const { observations } = rows;
  const numbers = scratchFor(observations);
  for (let t = 0; t < observations.length; t += 1) {
    observations.putNumbers(t, numbers);
    const parts = weightedSum(numbers, own);
    const rest = (numbers[0] as number) - parts;
    const rounding = toleranceOf(numbers, own, rows.float);
    r.push(Math.abs(rest) > NOISE * rounding ? rest : 0);
    tolerance.push(rounding);
    sum.push(parts);
    total.push(numbers[0] as number);
  }
  return { r, tolerance, sum, total, epochs: rows.epochs };
}

/** True when the weighted components add up to the total in every row, within rounding; most rows of others end it. */
export function addUpAt(rows: Rows, weights: readonly number[]): boolean {
  const own = new Float64Array(weights);
  const { observations } = rows;
  const numbers = scratchFor(observations);
  for (let t = 0; t < observations.length; t += 1) {
    observations.putNumbers(t, numbers);
    const r = (numbers[0] as number) - weightedSum(numbers, own);
    if (!(Math.abs(r) <= toleranceOf(numbers, own, rows.float))) return false;
  }
  return true;
}

/** How many rows differ from each other in a number, no more than `most`: a row that says again what another said tells nothing new. O(n·most·k). */
export function differentRows({ observations }: Rows, most: number): number {
  const found: Float64Array[] = [];
  const own = scratchFor(observations);
  for (let t = 0; t < observations.length && found.length < most; t += 1) {
    observations.putNumbers(t, own);
    if (!found.some((other) => other.every((value, i) => value === own[i])))
      found.push(own.slice());
  }
  return found.length;
}

function scratchFor(observations: FittedRows): Float64Array {
  return scratchNumbers(observations.components);
}

/** Of the components, whose numbers are those of `putNumbers`. */
export function weightedSum(numbers: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1)
    sum += (weights[i] as number) * (numbers[3 * i + 3] as number);
  return sum;
}

/** Half width of the residual: rounding of every column, and float32. */
function toleranceOf(numbers: Float64Array, weights: Float64Array, float: number): number {
  let rounding = halfWidthAt(numbers, 0);
  let size = Math.abs(numbers[0] as number);
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] as number;
    rounding += Math.abs(weight) * halfWidthAt(numbers, 3 * i + 3);
    size += Math.abs(weight * (numbers[3 * i + 3] as number));
  }
  return rounding + float * size;
}

/** Half width of the number at a place. */
export function halfWidthAt(numbers: Float64Array, at: number): number {
  return ((numbers[at + 2] as number) - (numbers[at + 1] as number)) / 2;
}

/** What a share is taken of: the total, or its rounding where it is 0. */
export function sizeOfTotal(numbers: Float64Array): number {
  return Math.abs(numbers[0] as number) || halfWidthAt(numbers, 0) || 1;
}

export function unitWeights(rows: Rows): number[] {
  return Array.from({ length: rows.observations.components }, () => 1);
}

/** Weights ≥ 0 of the least relative errors of the total. */
export function leastSquares(rows: Rows): number[] {
  const { matrix, right } = relativeRows(rows);
  return nonNegativeLeastSquares(matrix, right, unitWeights(rows).length);
}

/** Components and total of every row over the size of its total. Shapes n × k and n. */
export function relativeRows({ observations }: Rows): { matrix: number[][]; right: number[] } {
  const numbers = scratchFor(observations);
  const [matrix, right]: [number[][], number[]] = [[], []];
  for (let t = 0; t < observations.length; t += 1) {
    observations.putNumbers(t, numbers);
    const total = numbers[0] as number;
    const size = sizeOfTotal(numbers);
    const row: number[] = [];
    for (let at = 3; at < numbers.length; at += 3) row.push((numbers[at] as number) / size);
    matrix.push(row);
    right.push(total / size);
  }
  return { matrix, right };
}
