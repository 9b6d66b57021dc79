// Multiplied row bounds → a proof, if their sum in exact arithmetic is a contradiction.

import {
  add,
  multiply,
  negate,
  type Rational,
  signOf,
  subtract,
  toNumber,
  ZERO,
} from "../../math/rational.ts";
import { exactEnd, type Printed } from "../../table/printed.ts";
import type { FittedRows, Observation } from "../rows/fitted-rows.ts";
import type { RowIntervals } from "../rows/row-intervals.ts";

/** A row bound with its exact multiplier, at least zero. */
export interface ExactTerm {
  readonly at: number;
  readonly bound: "low" | "high";
  readonly multiplier: Rational;
}

const VERIFIED: unique symbol = Symbol("verified");

/**
 * Proof that no weights ≥ 0 meet a residual model: the terms add up to `coefficients · w ≤ bound` with every
 * coefficient ≥ 0 and bound < 0. Its mark cannot be written down outside this file, so only `verify` makes one and
 * "impossible" cannot be said without it.
 */
export interface Proof {
  /** The rows that it speaks of, by their positions. */
  readonly observations: FittedRows;
  /** Each bound of a row once, with a multiplier above zero. */
  readonly terms: readonly ExactTerm[];
  /** Positions of the rows that take part, ascending. */
  readonly at: readonly number[];
  readonly bound: () => number;
  readonly [VERIFIED]: true;
}

/** Adds the terms up in exact arithmetic, slack included; undefined unless they contradict each other. */
export function verify(intervals: RowIntervals, given: readonly ExactTerm[]): Proof | undefined {
  if (given.some(({ multiplier }) => signOf(multiplier) < 0)) return undefined;
  const terms = collected(given);
  const sumOf = (column: number): Rational => exactSum(intervals, terms, column);
  const bound = sumOf(0);
  if (signOf(bound) >= 0) return undefined;
  for (let column = 1; column <= intervals.weightScales.length; column += 1)
    if (signOf(sumOf(column)) < 0) return undefined;
  const at = [...new Set(terms.map((term) => term.at))].toSorted((a, b) => a - b);
  return {
    observations: intervals.observations,
    terms,
    at,
    // Of most proofs only the rows are looked at, and the greatest common divisor takes as long as the check.
    bound: () => toNumber(bound),
    [VERIFIED]: true,
  };
}

/** One term for each bound of a row, in order of time; those with multiplier zero say nothing. */
function collected(terms: readonly ExactTerm[]): ExactTerm[] {
  const sums = new Map<number, ExactTerm>();
  for (const term of terms) {
    const { at, bound, multiplier } = term;
    const key = bound === "high" ? at : -1 - at;
    const known = sums.get(key);
    sums.set(
      key,
      known === undefined ? term : { at, bound, multiplier: add(known.multiplier, multiplier) },
    );
  }
  return [...sums.values()].filter(({ multiplier }) => signOf(multiplier) > 0);
}

/** The sum of the terms in a column: the total (0) or a component (from 1 on). */
export function exactSum(
  intervals: RowIntervals,
  terms: readonly ExactTerm[],
  column: number,
): Rational {
  const { observations, slack } = intervals;
  let sum = ZERO;
  for (const { at, bound, multiplier } of terms) {
    const isHigh = bound === "high";
    // A bound of a row has the total's own end and the other one of every component.
    const end = isHigh === (column === 0) ? "high" : "low";
    const { total, components } = observations.at(at) as Observation;
    const printed = column === 0 ? total : (components[column - 1] as Printed);
    const exact = widenedEnd(printed, end, slack.float);
    sum = add(sum, multiply(isHigh ? multiplier : negate(multiplier), exact));
  }
  return sum;
}

/** The end of a printed number, further out by `slack` of itself. */
export function widenedEnd(printed: Printed, end: "low" | "high", slack: Rational): Rational {
  const value = exactEnd(printed, end);
  const size = signOf(value) < 0 ? negate(value) : value;
  const widening = multiply(size, slack);
  return end === "high" ? add(value, widening) : subtract(value, widening);
}
