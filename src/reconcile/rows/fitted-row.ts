// A row of a run → an observation whose numbers lie in one table with those of all rows; characters are read when a proof asks for them.

import type { Printed } from "../../table/printed.ts";
import type { Row } from "../../table/row.ts";
import type { Observation } from "./observation.ts";

/** What a table of numbers is made of. */
interface Numbers {
  /** Value, low and high of the total and of each component, row by row. */
  readonly cells: Float64Array;
  readonly rows: readonly Row[];
  /** Place in time, one a row. */
  readonly times: readonly number[];
  readonly printed: (row: Row) => readonly Printed[];
  /** Columns in their order, the total first. */
  readonly order: readonly number[];
}

/** Numbers of rows, and the order that their columns are given in: one for all rows. */
export class NumberTable {
  readonly numbers: Numbers;
  readonly width: number;
  #turned: NumberTable | undefined;

  constructor(numbers: Numbers) {
    this.numbers = numbers;
    this.width = numbers.order.length;
  }

  inOrder(order: readonly number[]): NumberTable {
    if (this.#turned?.numbers.order !== order)
      this.#turned = new NumberTable({ ...this.numbers, order });
    return this.#turned;
  }
}

/** Numbers, three a cell, of a table whose characters are kept once they were read; those of a larger one are read again. */
const MOST_KEPT = 3 * 2 ** 19;

/**
 * As objects with their characters the numbers of 200,000 rows of ten components took 1.6 GB, and two thirds of the time
 * went by in collecting them; in a table they take 50 MB.
 */
export class FittedRow implements Observation {
  readonly row: number;
  protected readonly table: NumberTable;
  #printed: readonly Printed[] | undefined;

  constructor(table: NumberTable, row: number) {
    this.row = row;
    this.table = table;
    this.#printed = undefined;
  }

  get epoch(): number {
    return this.#inRun().epoch;
  }

  get split(): Row["split"] {
    return this.#inRun().split;
  }

  get time(): number {
    return this.table.numbers.times[this.row] as number;
  }

  get total(): Printed {
    return this.#numbers()[0] as Printed;
  }

  get components(): readonly Printed[] {
    return this.#numbers().slice(1);
  }

  #inRun(): Row {
    return this.table.numbers.rows[this.row] as Row;
  }

  #numbers(): readonly Printed[] {
    if (this.#printed !== undefined) return this.#printed;
    const { cells, printed, order } = this.table.numbers;
    const found = printed(this.#inRun());
    const own = order.map((column) => found[column] as Printed);
    if (cells.length <= MOST_KEPT) this.#printed = own;
    return own;
  }

  /** Numbers that `putNumbers` puts. */
  get length(): number {
    return 3 * this.table.width;
  }

  putNumbers(into: Float64Array): void {
    const { numbers, width } = this.table;
    const { cells, order } = numbers;
    const base = 3 * width * this.row;
    for (let column = 0; column < width; column += 1) {
      const from = base + 3 * (order[column] as number);
      const to = 3 * column;
      into[to] = cells[from] as number;
      into[to + 1] = cells[from + 1] as number;
      into[to + 2] = cells[from + 2] as number;
    }
  }

  /** The same row with its columns in this order, the total first: one list for all rows. */
  inOrder(columns: readonly number[]): FittedRow {
    return new FittedRow(this.table.inOrder(columns), this.row);
  }
}

/** A progress update: the running means over the first `step` of `steps` steps (or samples). */
export class FittedUpdate extends FittedRow {
  readonly step: number;
  readonly steps: number;

  constructor(table: NumberTable, row: number, step: number, steps: number) {
    super(table, row);
    this.step = step;
    this.steps = steps;
  }

  override inOrder(columns: readonly number[]): FittedUpdate {
    return new FittedUpdate(this.table.inOrder(columns), this.row, this.step, this.steps);
  }
}
