// Rows of one layout → typed arrays, block by block; a row is a map of printed numbers only when one is asked for.

import { onceFor, onceForKey } from "../math/lazy.ts";
import type { FloatStore } from "./float-store.ts";
import type { ShownNames } from "./row.ts";
import {
  cellDigits,
  cellScale,
  cellText,
  cellValue,
  createNumberCells,
  isWholeCell,
  type NumberCells,
} from "./number-cell.ts";
import {
  around,
  down,
  type Interval,
  halfUnit,
  type Printed,
  type Spelling,
  up,
  withEnds,
} from "./printed.ts";

/** Numbers of rows that follow each other, `width` a row. */
export interface CellBlock extends NumberCells {
  readonly width: number;
}

/** Rows of the first block, and cells of the further ones, about: most logs are short, and large blocks are few. */
const FIRST_ROWS = 32;
const BLOCK_CELLS = 2 ** 16;

/** Rows with the same columns in the same order: ten bytes a number. */
export class RowStore {
  /** What a number stands for may depend on its column. */
  readonly isSettled = false;
  readonly columns: readonly string[];
  private readonly blocks: NumberCells[];
  private readonly rowsOfBlock: number;
  private readonly firstRows: number;
  private rows = 0;
  /** Rows of the last block that are not in use. */
  private free: number;

  constructor(columns: readonly string[]) {
    const width = columns.length;
    this.columns = columns;
    this.rowsOfBlock = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, width)));
    this.firstRows = Math.min(FIRST_ROWS, this.rowsOfBlock);
    this.blocks = [createNumberCells(this.firstRows * width)];
    this.free = this.firstRows;
  }

  /** Keeps the first `rows` of a block, with a number for each column; gives the index of the first in the store. */
  add(block: CellBlock, rows: number): number {
    const first = this.rows;
    const width = this.columns.length;
    for (let done = 0; done < rows;) {
      if (this.free === 0) {
        this.blocks.push(createNumberCells(this.rowsOfBlock * width));
        this.free = this.rowsOfBlock;
      }
      const some = Math.min(this.free, rows - done);
      const [from, to] = [width * done, width * (done + some)];
      copyCells(block, from, to, this.blockOf(this.rows), this.placeOf(this.rows, 0));
      done += some;
      this.rows += some;
      this.free -= some;
    }
    return first;
  }

  /** Puts a number into the cell `at` of others. */
  copy(row: number, column: number, into: NumberCells, at: number): void {
    const cell = this.placeOf(row, column);
    copyCells(this.blockOf(row), cell, cell + 1, into, at);
  }

  /** Style of a number, see NumberCells. */
  style(row: number, column: number): number {
    return this.blockOf(row).styles[this.placeOf(row, column)] as number;
  }

  text(row: number, column: number): string {
    return this.by(cellText, row, column);
  }

  printed(row: number, column: number): Printed {
    return around(
      this.text(row, column),
      this.value(row, column),
      cellScale(this.style(row, column)),
    );
  }

  /** NaN and infinities for words. */
  value(row: number, column: number): number {
    return this.by(cellValue, row, column);
  }

  /** Puts value and ends of the interval into `into` from `at` on. */
  read(row: number, column: number, into: Float64Array, at: number): void {
    const value = this.value(row, column);
    const half = Number.isFinite(value) ? halfUnit(cellScale(this.style(row, column))) : 0;
    into[at] = value;
    into[at + 1] = half === 0 ? value : down(value - half);
    into[at + 2] = half === 0 ? value : up(value + half);
  }

  /** Of a finite number. */
  spelling(row: number, column: number): Spelling {
    return this.by(spellingOfCell, row, column);
  }

  private blockOf(row: number): NumberCells {
    const { firstRows, rowsOfBlock } = this;
    const at = row < firstRows ? 0 : 1 + Math.floor((row - firstRows) / rowsOfBlock);
    return this.blocks[at] as NumberCells;
  }

  /** Of a number in its block. */
  private placeOf(row: number, column: number): number {
    const { firstRows, rowsOfBlock, columns } = this;
    return column + columns.length * (row < firstRows ? row : (row - firstRows) % rowsOfBlock);
  }

  private by<T>(
    of: (high: number, low: number, style: number) => T,
    row: number,
    column: number,
  ): T {
    const { digits, styles } = this.blockOf(row);
    const at = this.placeOf(row, column);
    return of(digits[2 * at + 1] as number, digits[2 * at] as number, styles[at] as number);
  }
}

/** Cells of a few rows one by one: to make views of them takes longer than to copy them. */
const FEW_CELLS = 64;

export function copyCells(
  source: NumberCells,
  from: number,
  to: number,
  target: NumberCells,
  at: number,
): void {
  const { digits, styles } = target;
  if (to - from > FEW_CELLS) {
    digits.set(source.digits.subarray(2 * from, 2 * to), 2 * at);
    styles.set(source.styles.subarray(from, to), at);
    return;
  }
  for (let cell = from, own = at; cell < to; cell += 1, own += 1) {
    digits[2 * own] = source.digits[2 * cell] as number;
    digits[2 * own + 1] = source.digits[2 * cell + 1] as number;
    styles[own] = source.styles[cell] as number;
  }
}

function spellingOfCell(high: number, low: number, style: number): Spelling {
  return {
    places: 0 - cellScale(style),
    digits: cellDigits(high, low),
    isWhole: isWholeCell(high, low, style),
  };
}

/** Where the numbers of rows are kept. */
export type Store = RowStore | FloatStore;

/** Some columns of a store under the names that a row shows them by. */
export interface Selection {
  readonly store: Store;
  /** Shown name → column of the store, in order. */
  readonly places: ReadonlyMap<string, number>;
  /** Interval of a finite number of the column shown so, where the column as a whole has a say: told once all rows are known. */
  endsOf?:
    | ((name: string, value: number, spelling: () => Spelling) => Interval | undefined)
    | undefined;
}

export function selectAll(store: Store): Selection {
  return { store, places: new Map(store.columns.map((name, column) => [name, column])) };
}

/** The columns whose names pass, under the names that `shown` gives them. */
export function select(
  { store, places, endsOf }: Selection,
  passes: (name: string) => boolean,
  shown: (name: string) => string = (name) => name,
): Selection {
  const kept = [...places].filter(([name]) => passes(name));
  const named = { store, places: new Map(kept.map(([name, column]) => [shown(name), column])) };
  return endsOf === undefined ? named : { ...named, endsOf };
}

/** A selection with its columns called as the log shows them. */
const shownBy = onceFor((selection: Selection) =>
  onceForKey((shown: ShownNames): Selection => {
    const { endsOf, places } = selection;
    const nameOf = (name: string): string => shown.get(name) ?? name;
    const plain = select({ ...selection, endsOf: undefined }, () => true, nameOf);
    if (endsOf === undefined) return plain;
    const baseOf = new Map([...places.keys()].map((name) => [nameOf(name), name]));
    return {
      ...plain,
      endsOf: (name, value, spelling) => endsOf(baseOf.get(name) ?? name, value, spelling),
    };
  }),
);

/** The same numbers under the names that the log shows them by. */
export function renamed(
  values: ReadonlyMap<string, Printed>,
  shown: ShownNames,
): ReadonlyMap<string, Printed> {
  return values instanceof StoredValues
    ? new StoredValues(shownBy(values.selection)(shown), values.row)
    : new Map([...values].map(([name, printed]) => [shown.get(name) ?? name, printed]));
}

/** One row of a store as a map; numbers are put together anew each time they are asked for. */
export class StoredValues implements ReadonlyMap<string, Printed> {
  readonly selection: Selection;
  readonly row: number;

  constructor(selection: Selection, row: number) {
    this.selection = selection;
    this.row = row;
  }

  get size(): number {
    return this.selection.places.size;
  }

  has(name: string): boolean {
    return this.selection.places.has(name);
  }

  get(name: string): Printed | undefined {
    const column = this.selection.places.get(name);
    return column === undefined ? undefined : printedAt(this, name, column);
  }

  /** The characters of all, in order; takes a tenth of the time of their values and intervals. */
  texts(): readonly string[] {
    const { store, places } = this.selection;
    const texts: string[] = [];
    for (const column of places.values()) texts.push(store.text(this.row, column));
    return texts;
  }

  keys(): MapIterator<string> {
    return this.selection.places.keys();
  }

  *entries(): MapIterator<[string, Printed]> {
    for (const [name, column] of this.selection.places) yield [name, printedAt(this, name, column)];
  }

  *values(): MapIterator<Printed> {
    for (const [, printed] of this.entries()) yield printed;
  }

  [Symbol.iterator](): MapIterator<[string, Printed]> {
    return this.entries();
  }

  forEach(
    callback: (value: Printed, name: string, map: ReadonlyMap<string, Printed>) => void,
    self?: unknown,
  ): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }
}

/** The characters of all values, in order. */
export function textsOf(values: ReadonlyMap<string, Printed>): readonly string[] {
  return values instanceof StoredValues
    ? values.texts()
    : Array.from(values.values(), ({ text }) => text);
}

function printedAt({ selection, row }: StoredValues, name: string, column: number): Printed {
  const { store, endsOf } = selection;
  const printed = store.printed(row, column);
  if (store.isSettled || endsOf === undefined || !Number.isFinite(printed.value)) return printed;
  const ends = endsOf(name, printed.value, () => store.spelling(row, column));
  return ends === undefined ? printed : withEnds(printed, ends);
}
