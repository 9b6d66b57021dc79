// A row of a run → an observation whose numbers lie in one table with those of all rows; characters are read when a proof asks for them.

import type { Printed } from "../../table/printed.ts";
import type { Row } from "../../table/row.ts";
import type { Observation } from "./series.ts";

/** Numbers of rows: value, low and high of the total and of each component, row by row. */
export interface NumberTable {
  readonly cells: Float64Array;
  /** Columns: the total and the components. */
  readonly width: number;
  readonly rows: readonly Row[];
  readonly printed: (row: Row) => readonly Printed[];
}

/** Numbers, three a cell, of a table whose characters are kept once they were read; those of a larger one are read again. */
const MOST_KEPT = 3 * 2 ** 19;

/**
 * As objects with their characters the numbers of 200,000 rows of ten components took 1.6 GB, and two thirds of the time
 * went by in collecting them; in a table they take 50 MB.
 */
export class FittedRow implements Observation {
  readonly row: number;
  readonly epoch: number;
  readonly split: Row["split"];
  readonly time: number;
  readonly #table: NumberTable;
  /** Columns in their order, the total first; undefined for that of the table. */
  readonly #order: readonly number[] | undefined;
  #printed: readonly Printed[] | undefined;

  constructor(table: NumberTable, row: number, time: number, order?: readonly number[]) {
    const { epoch, split } = table.rows[row] as Row;
    this.row = row;
    this.epoch = epoch;
    this.split = split;
    this.time = time;
    this.#table = table;
    this.#order = order;
  }

  get total(): Printed {
    return this.#numbers()[0] as Printed;
  }

  get components(): readonly Printed[] {
    return this.#numbers().slice(1);
  }

  #numbers(): readonly Printed[] {
    if (this.#printed !== undefined) return this.#printed;
    const found = this.#table.printed(this.#table.rows[this.row] as Row);
    const own = this.#order?.map((column) => found[column] as Printed) ?? found;
    if (this.#table.cells.length <= MOST_KEPT) this.#printed = own;
    return own;
  }

  putNumbers(into: Float64Array): void {
    const { cells, width } = this.#table;
    const base = 3 * width * this.row;
    for (let column = 0; column < width; column += 1) {
      const from =
        base + 3 * (this.#order === undefined ? column : (this.#order[column] as number));
      const to = 3 * column;
      into[to] = cells[from] as number;
      into[to + 1] = cells[from + 1] as number;
      into[to + 2] = cells[from + 2] as number;
    }
  }

  /** The same row with its columns in this order, the total first: one list for all rows. */
  inOrder(columns: readonly number[]): FittedRow {
    return new FittedRow(this.#table, this.row, this.time, columns);
  }
}
