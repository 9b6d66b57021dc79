// Inequalities that contradict each other → multipliers that show it, the shortest first.

import { solve } from "../../math/linear-equations.ts";
import {
  negate,
  nullVector,
  ONE,
  type Rational,
  rational,
  signOf,
  toNumber,
} from "../../math/rational.ts";

/**
 * Inequalities up to which the multipliers are solved for in fractions, whose digits grow with each: twenty take 20 ms,
 * sixty half a second. More than that are solved in floating point, with a margin for its errors.
 */
const MOST_EXACT = 20;

/**
 * Candidates for `sums[j]`: bound and coefficients of inequality j. They must cancel the coefficients that are `free`
 * (indices, from 0), one fewer than there are inequalities; `exact` gives those again, coefficient by coefficient, as fractions.
 */
export function* multipliersOf(
  sums: readonly (readonly number[])[],
  free: readonly number[],
  exact: () => readonly (readonly Rational[])[],
): Iterable<readonly Rational[]> {
  if (sums.length > MOST_EXACT) {
    const values = solvedFor(sums, free, MARGIN);
    if (values === undefined) return;
    yield* inWhole(sums, shortMultipliers(values));
    yield whole(longest(values));
    return;
  }
  // Nearly always short ones will do, and those can be told from the floating-point solution.
  const near = solvedFor(sums, free, 0);
  if (near !== undefined) yield* inWhole(sums, shortMultipliers(near));
  const line = sums.length === 1 ? [ONE] : nullVector(exact(), sums.length);
  if (line === undefined) return;
  const positive = line.some((entry) => signOf(entry) > 0) ? line : line.map(negate);
  yield* inWhole(sums, shortMultipliers(positive.map(toNumber)));
  yield positive;
}

/** Share of a coefficient's terms that is left of it instead of nothing: rounding takes some 1e-12 of them. */
const MARGIN = 1e-9;

/** Undefined where nothing or more than one line of multipliers cancels, or one of them is below zero. */
function solvedFor(
  sums: readonly (readonly number[])[],
  free: readonly number[],
  margin: number,
): readonly number[] | undefined {
  const count = sums.length;
  if (free.length !== count - 1) return undefined;
  const matrix = free.map((i) => sums.map((row) => row[i + 1] as number));
  const scales = matrix.map((row) => Math.max(...row.map(Math.abs)));
  // Besides the coefficients the multipliers themselves are held: their sum is 1.
  const square = [
    ...matrix.map((row, i) => row.map((value) => value / (scales[i] as number))),
    sums.map(() => 1),
  ];
  const values = solve(square, [...free.map(() => margin), 1]);
  return values?.every((value) => value >= 0) === true ? values : undefined;
}

/** Binary digits of multipliers that keep the margin. */
const LONGEST_BITS = 48;

function longest(values: readonly number[]): readonly number[] {
  const unit = 2 ** LONGEST_BITS / Math.max(...values);
  return values.map((value) => Math.round(value * unit));
}

function whole(values: readonly number[]): Rational[] {
  return values.map((value) => rational(BigInt(value)));
}

function* inWhole(
  sums: readonly (readonly number[])[],
  candidates: Iterable<readonly number[]>,
): Iterable<readonly Rational[]> {
  for (const candidate of candidates) if (nearlyContradict(sums, candidate)) yield whole(candidate);
}

/** Digits of the shortest multipliers tried, and requirements up to which every rounding of each is. */
const MULTIPLIER_DIGITS = 4;
const MOST_ROUNDINGS = 6;

/**
 * Whole numbers near the multipliers, the smallest first: a contradiction seldom needs all their digits, and a reader
 * should be able to redo the sum. Whether they prove it is for `verify` to say.
 */
function* shortMultipliers(values: readonly number[]): Iterable<readonly number[]> {
  const top = Math.max(...values);
  if (!(top > 0) || values.some((value) => value < 0)) return;
  for (let largest = 1; largest <= 10 ** MULTIPLIER_DIGITS; largest *= largest < 4 ? 2 : 2.5) {
    const scaled = values.map((value) => snapped((value / top) * largest));
    if (values.length > MOST_ROUNDINGS) yield scaled.map(Math.round);
    else yield* roundings(scaled);
  }
}

/** Every choice of rounding down or up, each once. */
function* roundings(values: readonly number[]): Iterable<readonly number[]> {
  const floors = values.map(Math.floor);
  const broken = values.map((_, j) => j).filter((j) => values[j] !== floors[j]);
  for (let choice = 0; choice < 2 ** broken.length; choice += 1) {
    const rounded = floors.slice();
    for (let bit = 0; bit < broken.length; bit += 1)
      if (((choice >> bit) & 1) === 1) {
        const j = broken[bit] as number;
        rounded[j] = (rounded[j] as number) + 1;
      }
    yield rounded;
  }
}

/** The whole number that floating point has just missed. */
function snapped(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) <= 1e-9 * Math.max(1, value) ? whole : value;
}

/** Relative error of such sums that is passed on to the exact check, which costs a thousand times more. */
const ROUND_ERROR = 1e-9;

function nearlyContradict(
  sums: readonly (readonly number[])[],
  multipliers: readonly number[],
): boolean {
  const columns = sums[0]?.length ?? 0;
  for (let i = 0; i < columns; i += 1) {
    let [sum, size] = [0, 0];
    for (let j = 0; j < sums.length; j += 1) {
      const part = ((sums[j] as readonly number[])[i] as number) * (multipliers[j] as number);
      sum += part;
      size += Math.abs(part);
    }
    if (i === 0 ? sum > ROUND_ERROR * size : sum < -ROUND_ERROR * size) return false;
  }
  return true;
}
