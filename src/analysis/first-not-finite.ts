// Rows → the first value that is not finite, and whether it is the total's alone.

import type { Sequence } from "../math/sequence.ts";
import type { NotFinite } from "../causes/cause.ts";
import { doubleOf } from "../table/read-number.ts";
import type { Roles } from "../table/roles.ts";
import { type Row, shownName } from "../table/row.ts";
import { isOfKeras, type Run } from "../table/run.ts";

interface Broken extends NotFinite {
  /** Index of the row. */
  readonly at: number;
  /** The total is not finite while every component of the row is; null where the row has not all of them. */
  readonly hidden: boolean | null;
}

/**
 * A component that broke in the same row as the total comes before it; null where all are finite. A validation that is all
 * nan was not made where a later one is finite, or in a table: other programs than Keras fill the cells so.
 */
export function firstNotFinite(run: Run, roles: Roles): Broken | null {
  const columns = [...roles.components, roles.total];
  const mayBeBlank = !isOfKeras(run) && (run.dialect !== "pairs" || comesBack(run.rows));
  for (const [at, row] of run.rows.entries()) {
    if (mayBeBlank && isBlank(row)) continue;
    for (const column of columns) {
      const value = doubleOf(row.values, column);
      if (value === undefined || Number.isFinite(value)) continue;
      return {
        at,
        epoch: row.epoch,
        column: shownName(row, column),
        text: row.values.get(column)?.text ?? String(value),
        hidden: column === roles.total && (hasAll(row, roles.components) || null),
      };
    }
  }
  return null;
}

/** A log that ends within a row has not printed all of its parts. */
function hasAll({ values }: Row, components: readonly string[]): boolean {
  return components.length > 0 && components.every((column) => values.has(column));
}

function isBlank({ split, values }: Row): boolean {
  if (split === "train") return false;
  for (const { value } of values.values()) if (!Number.isNaN(value)) return false;
  return true;
}

function comesBack(rows: Sequence<Row>): boolean {
  let wasBlank = false;
  for (const row of rows) {
    if (row.split === "train") continue;
    const isOne = isBlank(row);
    if (wasBlank && !isOne) return true;
    wasBlank ||= isOne;
  }
  return false;
}
