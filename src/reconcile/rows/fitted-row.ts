// A row of a run → an observation whose numbers lie in one table with those of all rows; characters are read when a proof asks for them.

import { type Sequence, MadeSequence } from "../../math/sequence.ts";
import type { Printed } from "../../table/printed.ts";
import type { Row } from "../../table/row.ts";
import type { Observation } from "./observation.ts";

/** What a table of numbers is made of. */
interface Numbers {
  /** Value, low and high of the total and of each component, row by row. */
  readonly cells: Float64Array;
  readonly rows: Sequence<Row>;
  /** Epoch and place in time, one a row: they are asked for again and again, and no row is made to know them. */
  readonly epochs: readonly number[];
  readonly times: readonly number[];
  readonly printed: (row: Row) => readonly Printed[];
  /** Columns in their order, the total first. */
  readonly order: readonly number[];
  /** Characters of rows that were asked for, in the order of the log. */
  readonly kept: Map<number, readonly Printed[]>;
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
 * went by in collecting them; in a table they take 50 MB. The row itself is made while somebody looks at it.
 */
export class FittedRow implements Observation {
  readonly row: number;
  protected readonly table: NumberTable;

  constructor(table: NumberTable, row: number) {
    this.row = row;
    this.table = table;
  }

  get epoch(): number {
    return this.table.numbers.epochs[this.row] as number;
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
    return this.table.numbers.rows.at(this.row) as Row;
  }

  #numbers(): readonly Printed[] {
    const { cells, printed, order, kept } = this.table.numbers;
    const found = kept.get(this.row) ?? printed(this.#inRun());
    if (cells.length <= MOST_KEPT) kept.set(this.row, found);
    return order.map((column) => found[column] as Printed);
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
}

/** A progress update: the running means over the first `step` of `steps` steps (or samples). */
export class FittedUpdate extends FittedRow {
  readonly step: number;
  readonly steps: number;

  constructor(table: NumberTable, row: number) {
    super(table, row);
    const { step, steps } = table.numbers.rows.at(row) as Row;
    this.step = step as number;
    this.steps = steps as number;
  }
}

/** Rows of a table, by their places in the run. */
export class FittedRows<Fitted extends FittedRow = FittedRow> extends MadeSequence<Fitted> {
  readonly places: readonly number[];
  readonly #table: NumberTable;
  readonly #Kind: new (table: NumberTable, row: number) => Fitted;

  constructor(
    Kind: new (table: NumberTable, row: number) => Fitted,
    table: NumberTable,
    places: readonly number[],
  ) {
    super(places.length, (i) => new Kind(table, places[i] as number));
    this.places = places;
    this.#table = table;
    this.#Kind = Kind;
  }

  /** The same rows with their columns in this order, the total first. */
  inOrder(columns: readonly number[]): FittedRows<Fitted> {
    return new FittedRows(this.#Kind, this.#table.inOrder(columns), this.places);
  }
}
