// Columns that no name tells to be losses → those that make up the total at weights of their own, where rows to spare show it.

import { nonNegativeLeastSquares } from "../math/nnls.ts";
import type { Run } from "./run.ts";
import { rowsWith, type SumNumber, type SumRow } from "./sums.ts";

/** Columns that are tried together. */
const MOST = 12;
/** Rows of different totals beside one a weight. */
const SPARE = 4;
/** Significant digits of weights that people choose: all rows must hold at weights of no more. */
const DIGITS = [2, 1];
/** What a part adds in half of the rows, in roundings of its own; less than the row's is no part that could be told. */
const ROUNDINGS = 4;
/** What float32 leaves of a sum. */
const FLOAT = 1e-6;

/** A bonus, which a total is less by. */
const OPPOSED = /^ent(?:ropy)?$/i;

function opposite({ value, low, high }: SumNumber): SumNumber {
  return { value: -value, low: -high, high: -low };
}

/**
 * Those of `others` that explain every row with the columns that are `named`, at weights above 0 of two digits, of an entropy below 0; none
 * where the named ones do so alone. O(rows · columns²).
 */
export function fittedParts(
  run: Run,
  total: string,
  named: readonly string[],
  others: readonly string[],
): readonly string[] {
  const columns = [...named, ...others];
  if (others.length === 0 || columns.length > MOST) return [];
  const rows = rowsWith(run, [total, ...columns]).map(([whole, ...values]): SumRow => [
    whole,
    ...values.map((own, i) => (OPPOSED.test(columns[i] as string) ? opposite(own) : own)),
  ]);
  const totals = new Set(rows.map(([whole]) => whole.value)).size;
  if (totals < SPARE + 2) return [];
  const places = columns.map((_, i) => i + 1);
  const own = places.slice(0, named.length);
  const alone = weightsOf(rows, own);
  if (named.length > 0 && rows.every((row) => holds(row, own, alone))) return [];
  const first = weightsOf(rows, places);
  const kept = places.filter((_, i) => i < named.length || isMaterial(rows, places, first, i));
  const added = kept.filter((place) => place > named.length);
  if (added.length === 0 || kept.length < 2 || totals < kept.length + SPARE) return [];
  const weights = fit(rows, kept);
  const isTold = weights?.every((_, i) => isMaterial(rows, kept, weights, i));
  return isTold === true ? added.map((place) => columns[place - 1] as string) : [];
}

/** What further columns must take off what the parts leave, to be likelier parts than a hidden term is likely. */
const TAKES = 0.5;

/** Whether `others` explain most of what the parts leave at any weights of their own; of few rows whatever is there does. */
export function explainMore(
  run: Run,
  total: string,
  parts: readonly string[],
  others: readonly string[],
): boolean {
  const further = others.slice(0, MOST);
  const rows = rowsWith(run, [total, ...parts, ...further]);
  const places = [...parts, ...further].map((_, i) => i + 1);
  if (rows.length <= places.length) return rows.length > 0 && further.length > 0;
  const left = (own: readonly number[]): number => {
    const weights = weightsOf(rows, own);
    return rows.reduce((all, row) => all + (offBy(row, own, weights) / row[0].value) ** 2, 0);
  };
  return left(places) < TAKES ** 2 * left(places.slice(0, parts.length));
}

/** Weights of few digits at which every row holds within rounding; those of least squares may be of a digit too many. */
function fit(rows: readonly SumRow[], places: readonly number[]): readonly number[] | undefined {
  const least = weightsOf(rows, places);
  return DIGITS.map((digits) => least.map((weight) => Number(weight.toPrecision(digits)))).find(
    (weights) => rows.every((row) => holds(row, places, weights)),
  );
}

/** Those of least squares, every row in its own rounding. */
function weightsOf(rows: readonly SumRow[], places: readonly number[]): readonly number[] {
  const scales = places.map((at) =>
    rows.reduce((most, row) => Math.max(most, size(row, at)), 1e-300),
  );
  const units = rows.map((row) =>
    unitOf(
      row,
      places,
      places.map(() => 1),
    ),
  );
  const found = nonNegativeLeastSquares(
    rows.map((row, t) =>
      places.map((at, i) => valueOf(row, at) / (scales[i] as number) / (units[t] as number)),
    ),
    rows.map(([whole], t) => whole.value / (units[t] as number)),
    places.length,
  );
  return found.map((weight, i) => weight / (scales[i] as number));
}

function holds(row: SumRow, places: readonly number[], weights: readonly number[]): boolean {
  return Math.abs(offBy(row, places, weights)) <= unitOf(row, places, weights);
}

function offBy(row: SumRow, places: readonly number[], weights: readonly number[]): number {
  return places.reduce(
    (rest, at, i) => rest - (weights[i] as number) * valueOf(row, at),
    row[0].value,
  );
}

/** What rounding may leave of a row. */
function unitOf(row: SumRow, places: readonly number[], weights: readonly number[]): number {
  const [whole] = row;
  return places.reduce(
    (all, at, i) => {
      const printed = row[at];
      return (
        all + (printed === undefined ? 0 : (weights[i] as number) * (printed.high - printed.low))
      );
    },
    whole.high - whole.low + FLOAT * Math.abs(whole.value),
  );
}

function isMaterial(
  rows: readonly SumRow[],
  places: readonly number[],
  weights: readonly number[],
  i: number,
): boolean {
  const [at, weight] = [places[i] as number, weights[i] as number];
  const large = rows.filter((row) => {
    const own = ROUNDINGS * unitOf(row, [at], [weight]);
    return weight * size(row, at) > Math.max(own, unitOf(row, places, weights));
  });
  return 2 * large.length >= rows.length;
}

function valueOf(row: SumRow, at: number): number {
  return row[at]?.value ?? 0;
}

function size(row: SumRow, at: number): number {
  return Math.abs(valueOf(row, at));
}
