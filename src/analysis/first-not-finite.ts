// Rows → the first value that is not finite, and whether it is the total's alone.

import type { NotFinite } from "../causes/cause.ts";
import type { Roles } from "../table/roles.ts";
import { type Row, shownName } from "../table/row.ts";

interface Broken extends NotFinite {
  /** The total is not finite while every component of the row is. */
  readonly hidden: boolean;
}

/** A component that broke in the same row as the total comes before it; null where all are finite. */
export function firstNotFinite(rows: readonly Row[], roles: Roles): Broken | null {
  for (const [index, row] of rows.entries()) {
    for (const column of [...roles.components, roles.total]) {
      const printed = row.values.get(column);
      if (printed === undefined || Number.isFinite(printed.value)) continue;
      return {
        row: index,
        epoch: row.epoch,
        column: shownName(row, column),
        text: printed.text,
        hidden: column === roles.total && roles.components.length > 0,
      };
    }
  }
  return null;
}
