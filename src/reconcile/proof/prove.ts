// Rows and a residual model → the proof that no weights fit, with as few rows as can be found.

import type { Cut } from "../../math/cutting-planes.ts";
import { highestOf, lowestOf } from "../../math/extremes.ts";
import { onceForKey } from "../../math/lazy.ts";
import type { Contradiction } from "../../math/linear-program.ts";
import { multiply, type Rational, rational } from "../../math/rational.ts";
import { exactSum, type ExactTerm, type Proof, verify } from "./certificate.ts";
import { searchInside } from "../bounds/fit.ts";
import { type Conflict, fewestRows } from "./fewest-rows.ts";
import { multipliersOf } from "./multipliers.ts";
import { constant } from "../models/index.ts";
import type { Requirement, ResidualModel } from "../models/residual-model.ts";
import { membersAt } from "../rows/fitted-rows.ts";
import { pickedIntervals, type RowIntervals } from "../rows/row-intervals.ts";
import { sumsOf } from "../bounds/cuts.ts";

/** Rows up to which pairs of them are searched one by one: a million pairs take a tenth of a second. Beyond, only the linear program's proof is used. */
const MOST_PAIR_ROWS = 1200;

/** The proof that no residuals of the model fit at any weights of 0 or more, where one is found. */
export function refute(intervals: RowIntervals, model: ResidualModel): Proof | undefined {
  const found = searchInside(intervals, model);
  return found.kind === "empty"
    ? prove(intervals, model, found.cuts, found.contradiction)
    : undefined;
}

/** A proof with one row, else with two, else the linear program's own, of the fewest rows that are found; undefined when none survives the exact check. */
function prove(
  intervals: RowIntervals,
  model: ResidualModel,
  cuts: readonly Cut<Requirement>[],
  contradiction: Contradiction,
): Proof | undefined {
  const few = proveByFew(intervals, model);
  if (few !== undefined) return few;
  const first = conflictOf(intervals, cuts, contradiction);
  // Two rows bound a constant by one requirement each way, which add up to what always holds: a tenth of the linear programs of a small log.
  const fewest = model === constant && intervals.times.length <= MOST_PAIR_ROWS ? 3 : 1;
  // A third of the questions come again, from the other end and among the twos and threes.
  const among = onceForKey((rows: string) =>
    conflictAmong(rows.split(" ").map(Number), intervals, model),
  );
  const findConflict = (rows: readonly number[]): Conflict | undefined =>
    rows.length < fewest ? undefined : among(rows.join(" "));
  return first && fewestRows(first, rowsOf(cuts), findConflict).proof();
}

/** Undefined where only an artificial limit contradicts. */
function conflictOf(
  intervals: RowIntervals,
  cuts: readonly Cut<Requirement>[],
  contradiction: Contradiction,
): Conflict | undefined {
  if (contradiction.limited) return undefined;
  const used = contradiction.terms.map(({ index }) => cuts[index] as Cut<Requirement>);
  return { at: rowsOf(used), proof: () => proveByProgram(intervals, cuts, contradiction) };
}

/** What some rows alone say of a model. Points that fitted others are not tried first: they answer one question in seven. */
function conflictAmong(
  rows: readonly number[],
  intervals: RowIntervals,
  model: ResidualModel,
): Conflict | undefined {
  const some = pickedIntervals(intervals, rows);
  const found = searchInside(some, model);
  if (found.kind !== "empty") return undefined;
  const conflict = conflictOf(some, found.cuts, found.contradiction);
  return conflict && { ...conflict, at: membersAt(rows, conflict.at) };
}

function rowsOf(cuts: readonly Cut<Requirement>[]): number[] {
  const rows = new Set<number>();
  for (const { source } of cuts) {
    for (const { at } of source.high) rows.add(at);
    for (const { at } of source.low) rows.add(at);
  }
  return [...rows].toSorted((a, b) => a - b);
}

function proveByFew(intervals: RowIntervals, model: ResidualModel): Proof | undefined {
  const { times } = intervals;
  const spans = spansOf(intervals);
  let best: Requirement | undefined;
  let most = 0;
  const consider = (requirement: Requirement): void => {
    const evidence = evidenceOf(intervals, spans, requirement);
    if (evidence > most) [best, most] = [requirement, evidence];
  };
  for (let t = 0; t < times.length; t += 1)
    if (mayContradictItself(intervals, t)) model.pairs(t, t).forEach(consider);
  const alone = best && verify(intervals, exactTerms(best));
  if (alone !== undefined || times.length > MOST_PAIR_ROWS) return alone;
  [best, most] = [undefined, 0];
  for (let later = 1; later < times.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1)
      if (
        times[earlier] !== times[later] &&
        (isBelow(intervals, earlier, later) || isBelow(intervals, later, earlier))
      )
        model.pairs(earlier, later).forEach(consider);
  return best && verify(intervals, exactTerms(best));
}

/** Whether weights ≥ 0 may be impossible in a row by itself: its total is below 0, or no part of it is above. */
function mayContradictItself({ totalHigh, componentHigh }: RowIntervals, row: number): boolean {
  return at(totalHigh, row) < 0 || componentHigh.every((high) => at(high, row) <= 0);
}

/** Whether one row's residual is less than another's at any weights ≥ 0: a smaller total and no smaller component. */
function isBelow(intervals: RowIntervals, row: number, other: number): boolean {
  if (at(intervals.totalHigh, row) >= at(intervals.totalLow, other)) return false;
  for (let i = 0; i < intervals.componentLow.length; i += 1)
    if (at(intervals.componentLow[i], row) < at(intervals.componentHigh[i], other)) return false;
  return true;
}

/** Largest minus smallest value of the total and of each component, over the rows. */
function spansOf(intervals: RowIntervals): readonly number[] {
  const { totalLow, totalHigh, componentLow, componentHigh } = intervals;
  const highs = [totalHigh, ...componentHigh];
  return [totalLow, ...componentLow].map((low, i) => {
    const high = highs[i] as Float64Array;
    return at(high, highestOf(high)) - at(low, lowestOf(low));
  });
}

/**
 * How plainly one requirement alone is impossible: the least of "the total is short by" and "component i exceeds by",
 * each as a share of the span of its column, so that the pair a reader sees at once wins. Zero or less: not impossible by itself.
 */
function evidenceOf(
  intervals: RowIntervals,
  spans: readonly number[],
  requirement: Requirement,
): number {
  const [bound, ...excesses] = sumsOf(intervals, requirement) as [number, ...number[]];
  if (bound >= 0 || excesses.some((excess) => excess < 0)) return 0;
  const shares = [-bound, ...excesses].map((own, i) => own / (spans[i] as number));
  return Math.min(...shares) - 1e-9 * bound;
}

function at(column: Float64Array | undefined, index: number): number {
  return column?.[index] ?? 0;
}

function exactTerms({ high, low }: Requirement): ExactTerm[] {
  const exact = (terms: Requirement["high"], bound: ExactTerm["bound"]): ExactTerm[] =>
    terms.map(({ at, multiplier }) => ({ at, bound, multiplier: rational(BigInt(multiplier)) }));
  return [...exact(high, "high"), ...exact(low, "low")];
}

/**
 * Farkas multipliers again: the cuts that contradict each other must cancel every component whose weight is not held at
 * zero, which leaves one line of multipliers. Whether they prove it is for `verify` to say.
 */
function proveByProgram(
  intervals: RowIntervals,
  cuts: readonly Cut<Requirement>[],
  contradiction: Contradiction,
): Proof | undefined {
  const used = contradiction.terms.map(({ index }) => (cuts[index] as Cut<Requirement>).source);
  const free = intervals.weightScales
    .map((_, i) => i)
    .filter((i) => !contradiction.atZero.includes(i));
  const sums = used.map((requirement) => sumsOf(intervals, requirement));
  const exactOf = used.map(exactTerms);
  const exact = (): Rational[][] =>
    free.map((i) => exactOf.map((terms) => exactSum(intervals, terms, i + 1)));
  for (const multipliers of multipliersOf(sums, free, exact)) {
    const terms: ExactTerm[] = [];
    exactOf.forEach((own, j) => {
      for (const { at, bound, multiplier } of own)
        terms.push({ at, bound, multiplier: multiply(multiplier, multipliers[j] as Rational) });
    });
    const proof = verify(intervals, terms);
    if (proof !== undefined) return proof;
  }
  return undefined;
}
