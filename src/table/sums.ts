// The numbers of columns, row by row → whether some of them add up to another one.

import type { Printed } from "./printed.ts";
import type { Row } from "./row.ts";
import type { Run } from "./run.ts";

/** Rows that are looked at: a slip in one of them decides. */
const LOOKED_AT = 64;
/** What float32 and printed digits may leave of a sum. */
export const TOLERANCE = 1e-4;

export type SumRow = readonly [whole: Printed, ...values: Printed[]];

/** Whether the columns add up to the total at weights 1 in every row. */
export function makeUp(run: Run, total: string, columns: readonly string[]): boolean {
  return sumsInAll(rowsWith(run, [total, ...columns]));
}

/** Whether all values of each row make up its total. */
export function sumsInAll(rows: readonly SumRow[]): boolean {
  const [first] = rows;
  return first !== undefined && rows.every((row) => sumsTo(row, first.length - 1, []));
}

/** The first values and those at further places. */
export function sumsTo(row: SumRow, first: number, places: readonly number[]): boolean {
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

/** The numbers of the first rows that have them all, none of them infinite or nan. */
export function rowsWith(run: Run, columns: readonly string[]): SumRow[] {
  const rows: SumRow[] = [];
  for (const { values } of run.rows) {
    const found = numbersOf(values, columns);
    if (found === undefined) continue;
    rows.push(found);
    if (rows.length === LOOKED_AT) break;
  }
  return rows;
}

/** Undefined where one is missing or not finite: of thousands of columns the first that is ends the search. */
function numbersOf(values: Row["values"], columns: readonly string[]): SumRow | undefined {
  const found: Printed[] = [];
  for (const name of columns) {
    const printed = values.get(name);
    if (printed === undefined || !Number.isFinite(printed.value)) return undefined;
    found.push(printed);
  }
  const [first, ...rest] = found;
  return first && [first, ...rest];
}
