// Rows and updates of a run → their numbers in one table; a row itself, with its characters, is made while somebody looks at it.

import { MadeSequence } from "../../math/sequence.ts";
import { scratchOf } from "../../math/scratch.ts";
import type { Printed } from "../../table/printed.ts";

/** A row that takes part in the fit: the printed total and components, and its place in time. */
export interface Observation {
  /** Index of the row in the run. */
  readonly row: number;
  readonly epoch: number;
  /** Place in time, an integer: rows of equal time cannot be put in order by a model. */
  readonly time: number;
  readonly total: Printed;
  readonly components: readonly Printed[];
}

/**
 * As objects with their characters the numbers of 200,000 rows of ten components took 1.6 GB, and two thirds of the time
 * went by in collecting them; in a table they take 50 MB.
 */
export interface NumberTable {
  /** The total and the components. */
  readonly columns: number;
  /** Value, low and high of each column, row by row. */
  readonly cells: Float64Array;
  /** One a row: they are asked for again and again, and no row is made to know them. */
  readonly epochs: readonly number[];
  readonly times: readonly number[];
  /** Index of the row in the run. */
  readonly row: (place: number) => number;
  /** The characters of each column. */
  readonly printed: (place: number) => readonly Printed[];
}

/** Rows of a table, by their places in it, with its columns in some order; the total comes first. */
export class FittedRows extends MadeSequence<Observation> {
  readonly #table: NumberTable;
  readonly #places: readonly number[];
  readonly #order: readonly number[];

  constructor(table: NumberTable, places: readonly number[], order?: readonly number[]) {
    const columns = order ?? Array.from({ length: table.columns }, (_, column) => column);
    super(places.length, (i) => new FittedRow(table, places[i] as number, columns));
    this.#table = table;
    this.#places = places;
    this.#order = columns;
  }

  /** Components of each. */
  get components(): number {
    return this.length === 0 ? 0 : this.#order.length - 1;
  }

  epochs(): readonly number[] {
    return membersAt(this.#table.epochs, this.#places);
  }

  times(): readonly number[] {
    return membersAt(this.#table.times, this.#places);
  }

  /** The same rows with their columns in this order. */
  inOrder(order: readonly number[]): FittedRows {
    return new FittedRows(this.#table, this.#places, order);
  }

  /** Those at some places of the list. */
  picked(at: readonly number[]): FittedRows {
    return new FittedRows(this.#table, membersAt(this.#places, at), this.#order);
  }

  /** Those from one place to another, which is not counted in. */
  stretch(from: number, to: number): FittedRows {
    return new FittedRows(this.#table, this.#places.slice(from, to), this.#order);
  }

  /** These and then others of the same table and order. */
  and(others: FittedRows): FittedRows {
    return new FittedRows(this.#table, this.#places.concat(others.#places), this.#order);
  }

  /** The number of a component, without a copy of its row. */
  component(at: number, component: number): number {
    return this.#table.cells[this.#cell(at) + 3 * (this.#order[component + 1] as number)] as number;
  }

  /** Puts value, low and high of the total and of each component into `into`, one after the other. */
  putNumbers(at: number, into: Float64Array): void {
    const { cells } = this.#table;
    const order = this.#order;
    const base = this.#cell(at);
    for (let column = 0; column < order.length; column += 1) {
      const from = base + 3 * (order[column] as number);
      const to = 3 * column;
      into[to] = cells[from] as number;
      into[to + 1] = cells[from + 1] as number;
      into[to + 2] = cells[from + 2] as number;
    }
  }

  /** The same rows with other numbers, of so many columns. */
  rewritten(
    columns: number,
    write: (numbers: Float64Array, into: Float64Array) => void,
  ): FittedRows {
    const numbers = scratchNumbers(this.components);
    const into = new Float64Array(3 * columns);
    const cells = new Float64Array(into.length * this.length);
    for (let at = 0; at < this.length; at += 1) {
      this.putNumbers(at, numbers);
      write(numbers, into);
      cells.set(into, into.length * at);
    }
    return rowsOfNumbers(columns, cells, this.epochs(), this.times());
  }

  #cell(at: number): number {
    return 3 * this.#table.columns * (this.#places[at] as number);
  }
}

class FittedRow implements Observation {
  readonly #table: NumberTable;
  readonly #place: number;
  readonly #order: readonly number[];

  constructor(table: NumberTable, place: number, order: readonly number[]) {
    this.#table = table;
    this.#place = place;
    this.#order = order;
  }

  get row(): number {
    return this.#table.row(this.#place);
  }

  get epoch(): number {
    return this.#table.epochs[this.#place] as number;
  }

  get time(): number {
    return this.#table.times[this.#place] as number;
  }

  get total(): Printed {
    return this.#table.printed(this.#place)[this.#order[0] as number] as Printed;
  }

  get components(): readonly Printed[] {
    return membersAt(this.#table.printed(this.#place), this.#order.slice(1));
  }
}

/** Rows of numbers that were worked out, for fits: no proof is made of what has no characters. */
export function rowsOfNumbers(
  columns: number,
  cells: Float64Array,
  epochs: readonly number[],
  times: readonly number[],
): FittedRows {
  const table = { columns, cells, epochs, times, row: (at: number) => at, printed: () => [] };
  return new FittedRows(
    table,
    epochs.map((_, at) => at),
  );
}

/** Rows that were put together one by one, in a table of their own. */
export function fittedRows(observations: readonly Observation[]): FittedRows {
  const printed = observations.map(({ total, components }) => [total, ...components]);
  const columns = printed[0]?.length ?? 1;
  const cells = new Float64Array(3 * columns * observations.length);
  printed.flat().forEach(({ value, low, high }, at) => {
    cells[3 * at] = value;
    cells[3 * at + 1] = low;
    cells[3 * at + 2] = high;
  });
  const table = {
    columns,
    cells,
    epochs: observations.map(({ epoch }) => epoch),
    times: observations.map(({ time }) => time),
    row: (place: number) => (observations[place] as Observation).row,
    printed: (place: number) => printed[place] as readonly Printed[],
  };
  return new FittedRows(
    table,
    observations.map((_, place) => place),
  );
}

/** Room for the numbers of one row of k components; whoever puts them there is done with them before others do. */
export const scratchNumbers: (k: number) => Float64Array = scratchOf(
  (k) => new Float64Array(3 * (k + 1)),
);

/** Those at these places: all in their order are the list itself, and 250,000 rows take 8 MB less. */
export function membersAt<T>(list: readonly T[], at: readonly number[]): readonly T[] {
  if (at.length === list.length && at.every((place, i) => place === i)) return list;
  const some: T[] = [];
  for (const i of at) some.push(list[i] as T);
  return some;
}
