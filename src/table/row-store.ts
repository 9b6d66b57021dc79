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

/** Rows with the same columns in the same order: ten bytes a number. */
export interface RowStore {
  /** What a number stands for may depend on its column. */
  readonly isSettled: false;
  readonly columns: readonly string[];
  /** Keeps the first `rows` of a block, with a number for each column; gives the index of the first in the store. */
  add(block: CellBlock, rows: number): number;
  /** Puts a number into the cell `at` of others. */
  copy(row: number, column: number, into: NumberCells, at: number): void;
  /** Style of a number, see NumberCells. */
  style(row: number, column: number): number;
  text(row: number, column: number): string;
  printed(row: number, column: number): Printed;
  /** NaN and infinities for words. */
  value(row: number, column: number): number;
  /** Puts value and ends of the interval into `into` from `at` on. */
  read(row: number, column: number, into: Float64Array, at: number): void;
  /** Of a finite number. */
  spelling(row: number, column: number): Spelling;
}

/** Rows of the first block, and cells of the further ones, about: most logs are short, and large blocks are few. */
const FIRST_ROWS = 32;
const BLOCK_CELLS = 2 ** 16;

export function createRowStore(columns: readonly string[]): RowStore {
  const width = columns.length;
  const rowsOfBlock = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, width)));
  const firstRows = Math.min(FIRST_ROWS, rowsOfBlock);
  const blocks = [createNumberCells(firstRows * width)];
  let rows = 0;
  let free = firstRows; // rows of the last block that are not in use

  const locate = (row: number): NumberCells =>
    blocks[row < firstRows ? 0 : 1 + Math.floor((row - firstRows) / rowsOfBlock)] as NumberCells;
  const indexOf = (row: number, column: number): number =>
    column + width * (row < firstRows ? row : (row - firstRows) % rowsOfBlock);

  const store: RowStore = {
    isSettled: false,
    columns,
    add(block, count) {
      const first = rows;
      for (let done = 0; done < count;) {
        if (free === 0) {
          blocks.push(createNumberCells(rowsOfBlock * width));
          free = rowsOfBlock;
        }
        const some = Math.min(free, count - done);
        const [from, to] = [width * done, width * (done + some)];
        copyCells(block, from, to, locate(rows), indexOf(rows, 0));
        done += some;
        rows += some;
        free -= some;
      }
      return first;
    },
    copy(row, column, into, at) {
      const cell = indexOf(row, column);
      copyCells(locate(row), cell, cell + 1, into, at);
    },
    style(row, column) {
      return locate(row).styles[indexOf(row, column)] as number;
    },
    text(row, column) {
      return read(row, column, cellText);
    },
    printed(row, column) {
      return around(
        store.text(row, column),
        store.value(row, column),
        cellScale(store.style(row, column)),
      );
    },
    value(row, column) {
      return read(row, column, cellValue);
    },
    spelling(row, column) {
      return read(row, column, spellingOfCell);
    },
    read(row, column, into, at) {
      const value = store.value(row, column);
      const half = Number.isFinite(value) ? halfUnit(cellScale(store.style(row, column))) : 0;
      into[at] = value;
      into[at + 1] = half === 0 ? value : down(value - half);
      into[at + 2] = half === 0 ? value : up(value + half);
    },
  };

  const read = <T>(
    row: number,
    column: number,
    by: (high: number, low: number, style: number) => T,
  ): T => {
    const { digits, styles } = locate(row);
    const at = indexOf(row, column);
    return by(digits[2 * at + 1] as number, digits[2 * at] as number, styles[at] as number);
  };
  return store;
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
