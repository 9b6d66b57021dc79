// A row or an update of a run → an observation whose numbers lie in one table with those of all; characters are read when a proof asks for them.

import { type Sequence, MadeSequence } from "../../math/sequence.ts";
import type { Printed } from "../../table/printed.ts";
import type { Row } from "../../table/row.ts";
import { type Observation, putNumbers } from "./observation.ts";

/** What a table of numbers is made of: first the rows of a run, then its updates. */
interface Numbers {
  /** Value, low and high of the total and of each component, row by row. */
  readonly cells: Float64Array;
  readonly rows: Sequence<Row>;
  readonly updates: Sequence<Row>;
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

  at(place: number): FittedRow {
    return place < this.numbers.rows.length
      ? new FittedRow(this, place)
      : new FittedUpdate(this, place);
  }

  value(place: number, column: number): number {
    const { cells, order } = this.numbers;
    return cells[3 * (this.width * place + (order[column] as number))] as number;
  }

  put(place: number, into: Float64Array): void {
    const { width } = this;
    const { cells, order } = this.numbers;
    const base = 3 * width * place;
    for (let column = 0; column < width; column += 1) {
      const from = base + 3 * (order[column] as number);
      const to = 3 * column;
      into[to] = cells[from] as number;
      into[to + 1] = cells[from + 1] as number;
      into[to + 2] = cells[from + 2] as number;
    }
  }
}

/** Numbers, three a cell, of a table whose characters are kept once they were read; those of a larger one are read again. */
const MOST_KEPT = 3 * 2 ** 19;

/**
 * As objects with their characters the numbers of 200,000 rows of ten components took 1.6 GB, and two thirds of the time
 * went by in collecting them; in a table they take 50 MB. The row itself is made while somebody looks at it.
 */
class FittedRow implements Observation {
  protected readonly table: NumberTable;
  readonly #place: number;

  constructor(table: NumberTable, place: number) {
    this.table = table;
    this.#place = place;
  }

  get row(): number {
    const { length } = this.table.numbers.rows;
    return this.#place < length ? this.#place : this.#place - length;
  }

  get epoch(): number {
    return this.table.numbers.epochs[this.#place] as number;
  }

  get split(): Row["split"] {
    return this.inRun().split;
  }

  get time(): number {
    return this.table.numbers.times[this.#place] as number;
  }

  get total(): Printed {
    return this.#numbers()[0] as Printed;
  }

  get components(): readonly Printed[] {
    return this.#numbers().slice(1);
  }

  protected inRun(): Row {
    const { rows, updates } = this.table.numbers;
    return (this.#place < rows.length ? rows : updates).at(this.row) as Row;
  }

  #numbers(): readonly Printed[] {
    const { cells, printed, order, kept } = this.table.numbers;
    const found = kept.get(this.#place) ?? printed(this.inRun());
    if (cells.length <= MOST_KEPT) kept.set(this.#place, found);
    return order.map((column) => found[column] as Printed);
  }

  putNumbers(into: Float64Array): void {
    this.table.put(this.#place, into);
  }
}

/** A progress update: the running means over the first `step` of `steps` steps (or samples). */
export class FittedUpdate extends FittedRow {
  get step(): number {
    return this.inRun().step as number;
  }

  get steps(): number {
    return this.inRun().steps as number;
  }
}

/** Rows and updates of a table, by their places in it. */
export class FittedRows<Fitted extends Observation = Observation> extends MadeSequence<Fitted> {
  readonly places: readonly number[];
  readonly table: NumberTable;

  constructor(table: NumberTable, places: readonly number[]) {
    super(places.length, (i) => table.at(places[i] as number) as Observation as Fitted);
    this.places = places;
    this.table = table;
  }

  /** The same rows with their columns in this order, the total first. */
  inOrder(columns: readonly number[]): FittedRows<Fitted> {
    return new FittedRows(this.table.inOrder(columns), this.places);
  }
}

/** Those at some places of a list. */
export function picked<One extends Observation>(
  list: Sequence<One>,
  at: readonly number[],
): Sequence<One> {
  return list instanceof FittedRows
    ? new FittedRows<One>(list.table, membersAt(list.places, at))
    : membersAt([...list], at);
}

/** Those from one place to another, which is not counted in. */
export function sliced(
  list: Sequence<Observation>,
  from: number,
  to: number,
): Sequence<Observation> {
  return list instanceof FittedRows
    ? new FittedRows(list.table, list.places.slice(from, to))
    : list.slice(from, to);
}

/** Components of each. */
export function componentsIn(list: Sequence<Observation>): number {
  if (list.length === 0) return 0;
  return list instanceof FittedRows
    ? list.table.width - 1
    : (list.at(0) as Observation).components.length;
}

/** Those at these places. */
export function membersAt<T>(list: readonly T[], at: readonly number[]): T[] {
  const some: T[] = [];
  for (const i of at) some.push(list[i] as T);
  return some;
}

/** One list after the other. */
export function concatenated(lists: readonly Sequence<Observation>[]): Sequence<Observation> {
  const [first] = lists;
  if (lists.length === 1 && first !== undefined) return first;
  const table = first instanceof FittedRows ? first.table : undefined;
  const places: number[] = [];
  for (const list of lists) {
    if (table === undefined || !(list instanceof FittedRows) || list.table !== table)
      return lists.flatMap((own) => [...own]);
    for (const place of list.places) places.push(place);
  }
  return table === undefined ? [] : new FittedRows(table, places);
}

/** Puts value, low and high of the total and of each component of one of a list into `into`, one after the other. */
export function putNumbersAt(list: Sequence<Observation>, at: number, into: Float64Array): void {
  if (list instanceof FittedRows) list.table.put(list.places[at] as number, into);
  else putNumbers(list.at(at) as Observation, into);
}

/** The number of a component of one of a list; for one of thousands no row is copied. */
export function componentAt(list: Sequence<Observation>, at: number, component: number): number {
  return list instanceof FittedRows
    ? list.table.value(list.places[at] as number, component + 1)
    : ((list.at(at) as Observation).components[component] as Printed).value;
}

export function timesOfAll(list: Sequence<Observation>): readonly number[] {
  return list instanceof FittedRows
    ? membersAt(list.table.numbers.times, list.places)
    : list.map(({ time }) => time);
}

export function epochsOfAll(list: Sequence<Observation>): readonly number[] {
  return list instanceof FittedRows
    ? membersAt(list.table.numbers.epochs, list.places)
    : list.map(({ epoch }) => epoch);
}
