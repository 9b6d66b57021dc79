// Observations → columns of values and half widths, with the residual of any weights.

import { nonNegativeLeastSquares } from "../math/nnls.ts";
import type { Printed } from "../table/printed.ts";
import { type Observation, type Precision, SIGNIFICAND } from "./series.ts";

/** Rows in order of time. Shapes: n, and n × k for the components. */
export interface Block {
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

export function stack(...blocks: readonly Block[]): Block {
  const clock = blocks.flatMap((block) => block.clock);
  const order = clock.map((_, i) => i).sort((a, b) => (clock[a] as number) - (clock[b] as number));
  const take = <T>(lists: readonly T[]): T[] => order.map((i) => lists[i] as T);
  return {
    observations: take(blocks.flatMap(({ observations }) => observations)),
    clock: take(clock),
    epochs: take(blocks.flatMap(({ epochs }) => epochs)),
    steps: take(blocks.flatMap(({ steps }) => steps)),
    float: blocks[0]?.float ?? 0,
  };
}

export function pick(block: Block, wanted: (index: number) => boolean): Block {
  const indices = block.observations.map((_, i) => i).filter(wanted);
  const take = <T>(list: readonly T[]): T[] => indices.map((i) => list[i] as T);
  return {
    observations: take(block.observations),
    clock: take(block.clock),
    epochs: take(block.epochs),
    steps: take(block.steps),
    float: block.float,
  };
}

/** Total minus weighted components, one a row. */
export function residuals(block: Block, weights: readonly number[]): number[] {
  return block.observations.map(
    ({ total, components }) => total.value - weighted(components, weights),
  );
}

/** Σ weight · component, one a row. */
export function weightedSums(block: Block, weights: readonly number[]): number[] {
  return block.observations.map(({ components }) => weighted(components, weights));
}

function weighted(
  components: readonly { readonly value: number }[],
  weights: readonly number[],
): number {
  let sum = 0;
  for (let i = 0; i < components.length; i += 1)
    sum += (weights[i] as number) * (components[i] as { value: number }).value;
  return sum;
}

/** Half width of the residual: rounding of every column, and float32. */
export function tolerances(block: Block, weights: readonly number[]): number[] {
  return block.observations.map(({ total, components }) => {
    let rounding = half(total);
    let size = Math.abs(total.value);
    for (let i = 0; i < components.length; i += 1) {
      const [weight, printed] = [weights[i] as number, components[i] as Printed];
      rounding += Math.abs(weight) * half(printed);
      size += Math.abs(weight * printed.value);
    }
    return rounding + block.float * size;
  });
}

/** True when the weighted components add up to the total in every row, within rounding. */
export function addsUp(block: Block, weights: readonly number[]): boolean {
  const allowed = tolerances(block, weights);
  return residuals(block, weights).every((r, t) => Math.abs(r) <= (allowed[t] as number));
}

export function ones(block: Block): number[] {
  return (block.observations[0]?.components ?? []).map(() => 1);
}

/** Weights ≥ 0 of the least relative errors of the total, and the root mean square of what is left (divisor n − k). */
export function leastSquares(block: Block): { weights: number[]; error: number; squares: number } {
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
export function relativeRows(block: Block): { rows: number[][]; right: number[] } {
  const size = block.observations.map(({ total }) => Math.max(1e-9, Math.abs(total.value)));
  return {
    rows: block.observations.map(({ components }, t) =>
      components.map(({ value }) => value / (size[t] as number)),
    ),
    right: block.observations.map(({ total }, t) => total.value / (size[t] as number)),
  };
}
