// Outputs of Keras that are called as data is, `val` among them → told from the columns of that data.

import { isLossName, isTotalName } from "./loss-names.ts";
import type { LogRecord } from "./row.ts";
import { type SplitColumn, splitColumns } from "./splits.ts";
import { sumsInAll, type SumNumber, type SumRow } from "./sums.ts";

/** Rows that are looked at. */
const LOOKED_AT = 64;

const MARK = "val_";
/** One row may come out so by chance. */
const FEWEST = 2;

/**
 * The columns of splits without those of such an output. Keras validates all columns, so that `val_loss` beside `pi_loss`
 * without `val_pi_loss` is an output's, or all that a loop of somebody's own prints of its validation: the sum tells.
 */
export function withoutOutput(
  splits: ReadonlyMap<string, SplitColumn>,
  names: ReadonlySet<string>,
  records: Iterable<LogRecord>,
): ReadonlyMap<string, SplitColumn> {
  const held = [...splits].filter(([name, { mark }]) => mark === MARK && isLossName(name));
  const [[own, total] = ["", undefined]] = held;
  const parts = [...names].filter((name) => !splits.has(name) && isLossName(name));
  const others = parts.filter((name) => name !== total?.base);
  if (held.length !== 1 || total === undefined || others.length === parts.length) return splits;
  if (others.length === 0 || [total.base, ...others].filter(isTotalName).length !== 1)
    return splits;
  const rows = rowsWith([total.base, own, ...others], records);
  const isOutput =
    rows.length >= FEWEST &&
    sumsInAll(rows) &&
    !sumsInAll(rows.map(([whole, first]) => [whole, first as SumNumber]));
  return isOutput ? new Map([...splits].filter(([, { mark }]) => mark !== MARK)) : splits;
}

/** Keras marks validation by `val_` alone, which here is left on an output's name: one may be called `eval` or `test`, where no such column goes with it. */
export function mayBeOutput(name: string, columns: readonly string[]): boolean {
  return name.startsWith(MARK) || !splitColumns(new Set(columns)).has(name);
}

/** The first rows that have all of the columns. */
function rowsWith(columns: readonly string[], records: Iterable<LogRecord>): SumRow[] {
  const rows: SumRow[] = [];
  for (const { values } of records) {
    const [whole, ...rest] = columns.flatMap((name) => values.get(name) ?? []);
    if (whole !== undefined && rest.length === columns.length - 1) rows.push([whole, ...rest]);
    if (rows.length === LOOKED_AT) break;
  }
  return rows;
}
