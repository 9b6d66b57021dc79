// Lists of numbers → summaries. Empty lists give NaN.

import { scratchOf } from "./scratch.ts";

/** The smallest value; Infinity for none. (`Math.min(...values)` overflows the stack from some 120,000 values on.) */
export function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/** The largest value; −Infinity for none. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/** Largest minus smallest value; −Infinity for none. */
export function spread(values: readonly number[]): number {
  return largest(values) - smallest(values);
}

const sorted = scratchOf((length) => new Float64Array(length));

export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  // Numbers in an array of numbers are sorted without a call for every two of them.
  const order = sorted(values.length);
  order.set(values);
  order.sort();
  const middle = Math.floor(order.length / 2);
  return order.length % 2 === 1
    ? (order[middle] as number)
    : ((order[middle - 1] as number) + (order[middle] as number)) / 2;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of the values themselves (divisor n). */
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((value) => value * value)));
}

/** Differences of neighbours; one shorter than the list. */
export function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => value - (values[i] as number));
}

/** Piecewise linear through the knots (x ascending, two or more), extended by the slope of the outer pieces. */
export function interpolate(at: number, x: readonly number[], y: readonly number[]): number {
  const piece = pieceOf(at, x);
  const [x0, x1] = [x[piece] as number, x[piece + 1] as number];
  const [y0, y1] = [y[piece] as number, y[piece + 1] as number];
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}

function pieceOf(at: number, x: readonly number[]): number {
  let piece = 0;
  while (piece + 2 < x.length && (x[piece + 1] as number) <= at) piece += 1;
  return piece;
}

/** Slopes at the knots: central differences inside, one-sided at the ends. */
export function gradient(x: readonly number[], y: readonly number[]): number[] {
  return x.map((_, i) => {
    const [before, after] = [Math.max(0, i - 1), Math.min(x.length - 1, i + 1)];
    return (
      ((y[after] as number) - (y[before] as number)) /
      ((x[after] as number) - (x[before] as number))
    );
  });
}
