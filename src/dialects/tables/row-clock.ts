// Epochs and steps of a table's rows → the numbers they are shown by: from 1, or those of the iterations.

import type { RowClock } from "../../table/clock.ts";
import { countsIterations } from "./row-likeness.ts";
import type { TableRow } from "./table-rows.ts";

export interface TableClock {
  /** Settles what rows are counted in, by the first two of them. */
  decide(row: TableRow, next: TableRow | undefined): void;
  unit(): RowClock | undefined;
  /** Of each row in order. */
  numberOf(epoch: number | null, step: number | null): number | null;
}

export function createTableClock(countsFromZero: (first: number) => boolean): TableClock {
  let shift: 0 | 1 | undefined;
  let unit: RowClock | undefined;
  /** Iterations of the epochs before, where each counts its own; and the row that they were counted for. */
  let before = 0;
  let counted: { readonly epoch: number | null; readonly step: number } | undefined;

  /** The number of the iteration in the run. Epochs may each count their own. */
  const iterationOf = (epoch: number | null, step: number): number => {
    const isNext = (epoch ?? 0) > (counted?.epoch ?? 0);
    if (counted !== undefined && step <= counted.step) before = isNext ? before + counted.step : 0;
    counted = { epoch, step };
    return before + step;
  };

  return {
    decide(row, next) {
      if (row.epoch !== null) {
        const isFraction = typeof next?.epoch === "number" && !Number.isInteger(next.epoch);
        const fromZero =
          row.epoch === 0 || (Number.isInteger(row.epoch) && countsFromZero(row.epoch));
        shift ??= fromZero && !isFraction ? 1 : 0;
      }
      unit ??= countsIterations(row, next) ? "iteration" : "epoch";
    },
    unit: () => unit,
    numberOf(epoch, step) {
      if (unit === "iteration" && step !== null) return iterationOf(epoch, step);
      return epoch === null ? null : epoch + (shift ?? 0);
    },
  };
}
