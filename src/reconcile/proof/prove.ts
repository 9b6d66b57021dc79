// A contradiction found in floating point → a proof, with as few rows as can be found.

import { type Cut, findInside } from "../../math/cutting-planes.ts";
import type { Contradiction } from "../../math/linear-program.ts";
import { add, multiply, negate, type Rational, rational, ZERO } from "../../math/rational.ts";
import { type ExactTerm, type Proof, verify } from "./certificate.ts";
import { exactEndsOf } from "../bounds/exact-ends.ts";
import { fewestRows, memoized, type Conflict, type FindConflict, thinned } from "./fewest-rows.ts";
import { multipliersOf } from "./multipliers.ts";
import type { Requirement, ResidualModel } from "../models/residual-model.ts";
import type { Series } from "../rows/series.ts";
import { LIMIT, onRows } from "../bounds/series-cut.ts";

/** How short a proof is made: of the fewest rows that are found, or of rows none of which can be left out. */
export type Brevity = "fewest" | "irreducible";

/** Rows up to which pairs of them are searched one by one: a million pairs take a tenth of a second. Beyond, only the linear program's proof is used. */
const MOST_PAIR_ROWS: { readonly [B in Brevity]: number } = { fewest: 1200, irreducible: 300 };

/** A proof with one row, else with two, else the linear program's own, thinned; undefined when none survives the exact check. */
export function prove(
  series: Series,
  model: ResidualModel,
  cuts: readonly Cut<Requirement>[],
  contradiction: Contradiction,
  brevity: Brevity = "fewest",
): Proof | undefined {
  const few = proveByFew(series, model, MOST_PAIR_ROWS[brevity]);
  if (few !== undefined) return few;
  const first = conflictOf(series, cuts, contradiction);
  if (first === undefined) return undefined;
  const findConflict = memoized(conflictFinder(series, model));
  const search = (from: Conflict, ask: FindConflict): Proof | undefined =>
    brevity === "fewest"
      ? fewestRows(from, rowsOf(cuts), ask).proof()
      : thinned(from, from.at, ask).proof();
  // What contradicts itself in floating point nearly always does, so only the last of the search is proven at first.
  return search(first, findConflict) ?? searchProven(first, findConflict, search);
}

/** The search again, with every step proven. */
function searchProven(
  first: Conflict,
  findConflict: FindConflict,
  search: (from: Conflict, ask: FindConflict) => Proof | undefined,
): Proof | undefined {
  const proof = first.proof();
  if (proof === undefined) return undefined;
  return search({ at: proof.at, proof: () => proof }, (rows) => {
    const found = findConflict(rows);
    return found?.proof() && found;
  });
}

/** Undefined where only an artificial limit contradicts. */
function conflictOf(
  series: Series,
  cuts: readonly Cut<Requirement>[],
  contradiction: Contradiction,
): Conflict | undefined {
  if (contradiction.limited) return undefined;
  const used = contradiction.terms.map(({ index }) => cuts[index] as Cut<Requirement>);
  return { at: rowsOf(used), proof: () => proveByProgram(series, cuts, contradiction) };
}

/** What some rows alone say of a model. */
function conflictFinder(series: Series, model: ResidualModel): FindConflict {
  // Weights that fit some rows fit any of them: most questions are answered by those found before, most of all the last.
  const fitting: (readonly number[])[] = [];
  return (rows) => {
    const { oracle, violated } = onRows(series, model, rows);
    if (fitting.findLast((point) => violated(point).length === 0) !== undefined) return undefined;
    const found = findInside(series.weightScales.length, oracle, LIMIT);
    if (found.kind === "inside") fitting.push(found.point);
    return found.kind === "empty" ? conflictOf(series, found.cuts, found.contradiction) : undefined;
  };
}

function rowsOf(cuts: readonly Cut<Requirement>[]): number[] {
  const rows = new Set<number>();
  for (const { source } of cuts) {
    for (const { at } of source.high) rows.add(at);
    for (const { at } of source.low) rows.add(at);
  }
  return [...rows].toSorted((a, b) => a - b);
}

function proveByFew(series: Series, model: ResidualModel, mostPairRows: number): Proof | undefined {
  const { times } = series;
  const spans = spansOf(series);
  let best: Requirement | undefined;
  let most = 0;
  const consider = (requirement: Requirement): void => {
    const evidence = evidenceOf(series, spans, requirement);
    if (evidence > most) [best, most] = [requirement, evidence];
  };
  for (let t = 0; t < times.length; t += 1)
    if (mayContradictItself(series, t)) model.pairs(t, t).forEach(consider);
  const alone = best && verify(series, exactTerms(best));
  if (alone !== undefined || times.length > mostPairRows) return alone;
  [best, most] = [undefined, 0];
  for (let later = 1; later < times.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1)
      if (
        times[earlier] !== times[later] &&
        (isBelow(series, earlier, later) || isBelow(series, later, earlier))
      )
        model.pairs(earlier, later).forEach(consider);
  return best && verify(series, exactTerms(best));
}

/** Whether weights ≥ 0 may be impossible in a row by itself: its total is below 0, or no part of it is above. */
function mayContradictItself({ totalHigh, componentHigh }: Series, row: number): boolean {
  return at(totalHigh, row) < 0 || componentHigh.every((high) => at(high, row) <= 0);
}

/** Whether one row's residual is less than another's at any weights ≥ 0: a smaller total and no smaller component. */
function isBelow(series: Series, row: number, other: number): boolean {
  if (at(series.totalHigh, row) >= at(series.totalLow, other)) return false;
  for (let i = 0; i < series.componentLow.length; i += 1)
    if (at(series.componentLow[i], row) < at(series.componentHigh[i], other)) return false;
  return true;
}

/** Largest minus smallest value of the total and of each component, over the series. */
interface Spans {
  readonly total: number;
  readonly components: readonly number[];
}

function spansOf(series: Series): Spans {
  const span = (low: Float64Array, high: Float64Array): number => {
    let [least, most] = [Infinity, -Infinity];
    for (let t = 0; t < low.length; t += 1) {
      least = Math.min(least, at(low, t));
      most = Math.max(most, at(high, t));
    }
    return most - least;
  };
  return {
    total: span(series.totalLow, series.totalHigh),
    components: series.componentLow.map((low, i) => span(low, series.componentHigh[i] ?? low)),
  };
}

/**
 * How plainly one requirement alone is impossible: the least of "the total is short by" and "component i exceeds by",
 * each as a share of the span of its column, so that the pair a reader sees at once wins. Zero or less: not impossible by itself.
 */
function evidenceOf(series: Series, spans: Spans, { high, low }: Requirement): number {
  const h = high[0]?.at;
  const l = low[0]?.at;
  const total =
    (l === undefined ? 0 : at(series.totalLow, l)) -
    (h === undefined ? 0 : at(series.totalHigh, h));
  if (total <= 0) return 0;
  let least = total / spans.total;
  for (let i = 0; i < series.componentLow.length; i += 1) {
    const excess =
      (h === undefined ? 0 : at(series.componentLow[i], h)) -
      (l === undefined ? 0 : at(series.componentHigh[i], l));
    if (excess < 0) return 0;
    least = Math.min(least, excess / (spans.components[i] as number));
  }
  return least + 1e-9 * total;
}

function at(column: Float64Array | undefined, index: number): number {
  return column?.[index] ?? 0;
}

function exactTerms(requirement: Requirement): ExactTerm[] {
  return [
    ...requirement.high.map((term) => exactTerm(term, "high")),
    ...requirement.low.map((term) => exactTerm(term, "low")),
  ];
}

function exactTerm(term: Requirement["high"][number], bound: "low" | "high"): ExactTerm {
  return { at: term.at, bound, multiplier: rational(BigInt(term.multiplier)) };
}

/**
 * Farkas multipliers again: the cuts that contradict each other must cancel every component whose weight is not held at
 * zero, which leaves one line of multipliers. Whether they prove it is for `verify` to say.
 */
function proveByProgram(
  series: Series,
  cuts: readonly Cut<Requirement>[],
  contradiction: Contradiction,
): Proof | undefined {
  const used = contradiction.terms.map(({ index }) => (cuts[index] as Cut<Requirement>).source);
  const free = series.weightScales
    .map((_, i) => i)
    .filter((i) => !contradiction.atZero.includes(i));
  const sums = used.map((requirement) => roundSums(series, requirement));
  const exact = (): Rational[][] =>
    free.map((i) => used.map((requirement) => exactCoefficient(series, requirement, i)));
  for (const multipliers of multipliersOf(sums, free, exact)) {
    const terms: ExactTerm[] = [];
    used.forEach((requirement, j) => {
      for (const { at, bound, multiplier } of exactTerms(requirement))
        terms.push({ at, bound, multiplier: multiply(multiplier, multipliers[j] as Rational) });
    });
    const proof = verify(series, terms);
    if (proof !== undefined) return proof;
  }
  return undefined;
}

/** Bound and coefficients of one requirement in floating point, in the units of the series. */
function roundSums(series: Series, { high, low }: Requirement): readonly number[] {
  const sum = (above: Float64Array, below: Float64Array): number =>
    high.reduce((all, term) => all + term.multiplier * at(above, term.at), 0) -
    low.reduce((all, term) => all + term.multiplier * at(below, term.at), 0);
  return [
    sum(series.totalHigh, series.totalLow),
    ...series.componentLow.map((column, i) => sum(column, series.componentHigh[i] ?? column)),
  ];
}

function exactCoefficient(series: Series, requirement: Requirement, component: number): Rational {
  const exactEnd = exactEndsOf(series);
  let sum = ZERO;
  for (const { at: row, bound, multiplier } of exactTerms(requirement)) {
    const end = exactEnd(row, component + 1, bound === "high" ? "low" : "high");
    sum = add(sum, multiply(bound === "high" ? multiplier : negate(multiplier), end));
  }
  return sum;
}
