// Columns that are not named as losses → which of them are parts of the total, by what adds up and by what terms are called.

import { isLossName, termOf } from "./loss-names.ts";
import type { Printed } from "./printed.ts";
import { isOfKeras, type Run } from "./run.ts";
import { splitOfName } from "./splits.ts";
import { rowsWith, TOLERANCE } from "./total.ts";

/** Names of measurements, which add up to a total by accident at most. */
const MEASURE =
  /acc|error|precision|recall|map|iou|f1|auc|lr|rate|time|sec|speed|eta|mem|size|grad|norm|step|iter|epoch|images|instances|labels|samples|fps|reward|^data$/i;

/** Columns among which any set is tried, and rows that a set which was sought must hold in. */
const MOST_TRIED = 12;
const FEWEST_ROWS = 3;
/** What less of the total than this is made up of is left of rounding, and shows no part. */
const LEAST_SHARE = 1e-3;

type Row = readonly [whole: Printed, ...values: Printed[]];

/**
 * Those of `others` that add up to the total at weights 1 in every row, together with the columns that are `named` as
 * losses; none where these do so alone. All but measurements, else the fewest of them.
 */
export function summands(
  run: Run,
  total: string,
  named: readonly string[],
  others: readonly string[],
): readonly string[] {
  const least = named.length > 0 ? 1 : 2;
  const plain = others.filter((column) => !MEASURE.test(column));
  const all = rowsWith(run, [total, ...named, ...plain]);
  if (named.length > 0 && makeUp(run, total, named)) return [];
  if (plain.length >= least && all.length > 1 && holds(all)) return plain;
  if (others.length < least || others.length > MOST_TRIED) return [];
  const rows = rowsWith(run, [total, ...named, ...others]);
  return rows.length < FEWEST_ROWS ? [] : fewest(rows, named.length, others, least);
}

/** Whether the columns add up to the total at weights 1 in every row. */
export function makeUp(run: Run, total: string, columns: readonly string[]): boolean {
  return holds(rowsWith(run, [total, ...columns]));
}

/** Of losses that are printed in two ways, by layer and by kind, those that come first, where they make up the total. */
export function firstPartition(
  run: Run,
  total: string,
  named: readonly string[],
): readonly string[] {
  if (named.length < 4 || named.length > MOST_TRIED || isOfKeras(run)) return named;
  if (run.rows.length < 2 || makeUp(run, total, named)) return named;
  for (let size = 2; size <= named.length - 2; size += 1) {
    const first = named.slice(0, size);
    if (makeUp(run, total, first)) return first;
  }
  return named;
}

function fewest(
  rows: readonly Row[],
  named: number,
  others: readonly string[],
  least: number,
): readonly string[] {
  let found: readonly number[] | undefined;
  for (let set = 1; set < 1 << others.length; set += 1) {
    const taken = others.flatMap((_, index) => ((set >> index) & 1 ? [index] : []));
    if (taken.length < least || taken.length >= (found?.length ?? Infinity)) continue;
    const places = taken.map((index) => 1 + named + index);
    if (rows.every((row) => addsUp(row, named, places)) && rows.some((row) => matters(row, places)))
      found = taken;
  }
  return (found ?? []).map((index) => others[index] as string);
}

/** Whether all values of each row make up its total. */
function holds(rows: readonly Row[]): boolean {
  const [first] = rows;
  return first !== undefined && rows.every((row) => addsUp(row, first.length - 1, []));
}

/** The first values and those at further places. */
function addsUp(row: Row, first: number, places: readonly number[]): boolean {
  const [whole] = row;
  let sum = 0;
  let unit = whole.high - whole.low;
  const add = ({ value, low, high }: Printed): void => {
    sum += value;
    unit += high - low;
  };
  for (let at = 1; at <= first; at += 1) add(row[at] as Printed);
  for (const at of places) add(row[at] as Printed);
  return Math.abs(whole.value - sum) <= unit + TOLERANCE * Math.abs(whole.value);
}

function matters([whole, ...values]: Row, places: readonly number[]): boolean {
  return places.every(
    (at) => Math.abs((values[at - 1] as Printed).value) > LEAST_SHARE * Math.abs(whole.value),
  );
}

/**
 * Columns that go by the names of terms of a loss (`kl`, `recon`, `ce`) in a log that calls none of them one; those whose
 * names measurements share (`mse`, `dice`) beside such a term alone, and where they fall as the total does.
 */
export function terms(
  run: Run,
  total: string,
  found: readonly { readonly column: string; readonly role: string }[],
): readonly string[] {
  const named = found
    .filter(({ role }) => role === "metric")
    .map(({ column }) => column)
    .filter((column) => !MEASURE.test(column) && !isLossName(column))
    .filter((column) => splitOfName(column) === undefined && isBeside(run, total, column));
  if (!named.some((column) => termOf(column) === "term")) return [];
  return named.filter((column) => {
    const kind = termOf(column);
    return kind === "term" || (kind === "either" && fallsWith(run, total, column));
  });
}

function isBeside(run: Run, total: string, column: string): boolean {
  return rowsWith(run, [total, column]).length > 0;
}

/** From the first row to the last. */
function fallsWith(run: Run, total: string, column: string): boolean {
  const rows = rowsWith(run, [total, column]);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || rows.length < 2) return false;
  const moved = (i: number): number => (last[i]?.value ?? 0) - (first[i]?.value ?? 0);
  return moved(0) * moved(1) >= 0;
}
