// The numbers of columns, row by row → whether some of them add up to another one.

import { onceFor } from "../math/lazy.ts";
import type { Sequence } from "../math/sequence.ts";
import type { Interval } from "./printed.ts";
import { readNumber } from "./read-number.ts";
import type { Row } from "./row.ts";
import type { Run } from "./run.ts";

/** Rows that are looked at: a slip in one of them decides. */
const LOOKED_AT = 64;
/** What float32 and printed digits may leave of a sum. */
export const TOLERANCE = 1e-4;

/** A number without its characters, which take longer to put together than to add up. */
export interface SumNumber extends Interval {
  readonly value: number;
}

export type SumRow = readonly [whole: SumNumber, ...values: SumNumber[]];

/** Whether the columns add up to the total at weights 1 in every row; most that do not say so in the first. */
export function makeUp(run: Run, total: string, columns: readonly string[]): boolean {
  return sumsInAll(eachWith(run, [total, ...columns]));
}

/** Whether the total is the mean of the columns in every row of several. */
export function isMeanOf(run: Run, total: string, columns: readonly string[]): boolean {
  const times = ({ value, low, high }: SumNumber): SumNumber => ({
    value: columns.length * value,
    low: columns.length * low,
    high: columns.length * high,
  });
  const rows = rowsWith(run, [total, ...columns]);
  return rows.length > 1 && sumsInAll(rows.map(([whole, ...parts]) => [times(whole), ...parts]));
}

/** Whether all values of each row make up its total. */
export function sumsInAll(rows: Iterable<SumRow>): boolean {
  let isAny = false;
  for (const row of rows) {
    if (!sumsTo(row, row.length - 1, [])) return false;
    isAny = true;
  }
  return isAny;
}

/** What may be left of a gap that other columns close. */
const LEFT = 0.1;

/** Whether the further columns close nearly all of the gap that the first ones leave, in every row of several. */
export function areNearer(
  run: Run,
  total: string,
  columns: readonly string[],
  further: readonly string[],
): boolean {
  const off = ([whole, ...values]: SumRow, count: number): number =>
    Math.abs(values.slice(0, count).reduce((left, { value }) => left - value, whole.value));
  const rows = rowsWith(run, [total, ...columns, ...further]);
  return (
    rows.length > 1 &&
    rows.every((row) => off(row, row.length - 1) < LEFT * off(row, columns.length))
  );
}

/** The first values and those at further places. */
export function sumsTo(row: SumRow, first: number, places: readonly number[]): boolean {
  const [whole] = row;
  let sum = 0;
  let unit = whole.high - whole.low;
  const add = ({ value, low, high }: SumNumber): void => {
    sum += value;
    unit += high - low;
  };
  for (let at = 1; at <= first; at += 1) add(row[at] as SumNumber);
  for (const at of places) add(row[at] as SumNumber);
  return Math.abs(whole.value - sum) <= unit + TOLERANCE * Math.abs(whole.value);
}

/** The numbers of the first rows that have them all, none of them infinite or nan. */
export function rowsWith(run: Run, columns: readonly string[]): SumRow[] {
  return [...eachWith(run, columns)];
}

/**
 * The rows of columns that stand in less than are looked at: of thousands of columns in a row or two each, each would be
 * looked for in all of them (4,096 of either took 4 s).
 */
const rareRows = onceFor((run: Run): ReadonlyMap<string, readonly Row[]> => {
  const rare = new Map<string, Row[]>();
  if (run.columns.length <= LOOKED_AT || run.rows.length <= LOOKED_AT) return rare;
  for (const name of run.columns) rare.set(name, []);
  for (const row of run.rows) {
    for (const name of row.values.keys())
      if (rare.get(name)?.push(row) === LOOKED_AT) rare.delete(name);
    if (rare.size === 0) break;
  }
  return rare;
});

/** Those among which all rows that have the columns are. */
export function rowsToSearch(run: Run, columns: readonly string[]): Sequence<Row> {
  const rare = rareRows(run);
  const rarest = columns.find((name) => rare.has(name));
  return (rarest === undefined ? undefined : rare.get(rarest)) ?? run.rows;
}

function* eachWith(run: Run, columns: readonly string[]): Generator<SumRow> {
  let count = 0;
  for (const { values } of rowsToSearch(run, columns)) {
    const found = numbersOf(values, columns);
    if (found === undefined) continue;
    yield found;
    count += 1;
    if (count === LOOKED_AT) return;
  }
}

const numbers = new Float64Array(3);

/** Undefined where one is missing or not finite: of thousands of columns the first that is ends the search. */
function numbersOf(values: Row["values"], columns: readonly string[]): SumRow | undefined {
  const found: SumNumber[] = [];
  for (const name of columns) {
    if (!readNumber(values, name, numbers, 0)) return undefined;
    const [value, low, high] = [numbers[0], numbers[1], numbers[2]] as [number, number, number];
    if (!Number.isFinite(value)) return undefined;
    found.push({ value, low, high });
  }
  return found.length === 0 ? undefined : (found as [SumNumber, ...SumNumber[]]);
}
