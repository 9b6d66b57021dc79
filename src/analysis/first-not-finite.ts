// Rows → the first value that is not finite, and whether it is the total's alone.

import type { Sequence } from "../math/sequence.ts";
import type { NotFinite } from "../causes/cause.ts";
import { doubleOf } from "../table/read-number.ts";
import type { Roles } from "../table/roles.ts";
import { type Row, shownName } from "../table/row.ts";

interface Broken extends NotFinite {
  /** The total is not finite while every component of the row is. */
  readonly hidden: boolean;
}

/** A component that broke in the same row as the total comes before it; null where all are finite. */
export function firstNotFinite(rows: Sequence<Row>, roles: Roles): Broken | null {
  const columns = [...roles.components, roles.total];
  for (const [index, row] of rows.entries()) {
    for (const column of columns) {
      const value = doubleOf(row.values, column);
      if (value === undefined || Number.isFinite(value)) continue;
      return {
        row: index,
        epoch: row.epoch,
        column: shownName(row, column),
        text: row.values.get(column)?.text ?? String(value),
        hidden: column === roles.total && roles.components.length > 0,
      };
    }
  }
  return null;
}
