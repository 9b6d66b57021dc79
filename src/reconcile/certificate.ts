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
} from "../math/rational.ts";
import { exactEnd, type Printed } from "../table/printed.ts";
import type { Observation, Series, Slack } from "./series.ts";

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
  /** Each bound of a row once, with a multiplier above zero. */
  readonly terms: readonly ExactTerm[];
  /** Positions in the series, ascending. */
  readonly at: readonly number[];
  readonly bound: number;
  readonly [VERIFIED]: true;
}

/** Adds the terms up in exact arithmetic, slack included; undefined unless they contradict each other. */
export function verify(series: Series, given: readonly ExactTerm[]): Proof | undefined {
  if (given.some(({ multiplier }) => signOf(multiplier) < 0)) return undefined;
  const terms = collected(given);
  const { observations, slack } = series;
  let bound = ZERO;
  const coefficients: Rational[] = series.weightScales.map(() => ZERO);
  for (const { at, bound: end, multiplier } of terms) {
    const observation = observations[at] as Observation;
    const signed = end === "high" ? multiplier : negate(multiplier);
    bound = add(bound, multiply(signed, totalEnd(observation.total, end, slack)));
    observation.components.forEach((component, i) => {
      const other = componentEnd(observation, component, end === "high" ? "low" : "high", slack);
      coefficients[i] = add(coefficients[i] as Rational, multiply(signed, other));
    });
  }
  if (signOf(bound) >= 0 || coefficients.some((entry) => signOf(entry) < 0)) return undefined;
  const at = [...new Set(terms.map((term) => term.at))].toSorted((a, b) => a - b);
  return { terms, at, bound: toNumber(bound), [VERIFIED]: true };
}

/** One term for each bound of a row, in order of time; those with multiplier zero say nothing. */
function collected(terms: readonly ExactTerm[]): ExactTerm[] {
  const sums = new Map<string, ExactTerm>();
  for (const { at, bound, multiplier } of terms) {
    const key = `${bound} ${at}`;
    const known = sums.get(key)?.multiplier ?? ZERO;
    sums.set(key, { at, bound, multiplier: add(known, multiplier) });
  }
  return [...sums.values()].filter(({ multiplier }) => signOf(multiplier) > 0);
}

function widenedEnd(printed: Printed, end: "low" | "high", slack: Rational): Rational {
  const value = exactEnd(printed, end);
  const size = signOf(value) < 0 ? negate(value) : value;
  const widening = multiply(size, slack);
  return end === "high" ? add(value, widening) : subtract(value, widening);
}

function totalEnd(printed: Printed, end: "low" | "high", slack: Slack): Rational {
  return widenedEnd(printed, end, slack.float);
}

/** The exact end of a component, slack included. */
export function componentEnd(
  { split }: Observation,
  printed: Printed,
  end: "low" | "high",
  slack: Slack,
): Rational {
  return widenedEnd(printed, end, add(slack.float, slack.uneven[split]));
}
