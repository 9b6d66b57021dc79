// Rows of one layout → typed arrays, block by block; a row is a map of printed numbers only when one is asked for.

import { cellText, createNumberCells, type NumberCells } from "./number-cell.ts";
import { parsePrinted, type Printed } from "./printed.ts";

/** Rows with the same columns in the same order: ten bytes a number. */
export interface RowStore {
  readonly columns: readonly string[];
  /** Where the numbers of the next row belong: one a column into `cells` from `at` on. */
  readonly cells: NumberCells;
  readonly at: number;
  /** Keeps what stands there as a row; gives its index. */
  add(): number;
  /** Style of a number, see NumberCells. */
  style(row: number, column: number): number;
  text(row: number, column: number): string;
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

  const locate = (row: number, column: number): [block: NumberCells, at: number] => {
    const further = row - firstRows;
    if (further < 0) return [blocks[0] as NumberCells, row * width + column];
    const block = blocks[1 + Math.floor(further / rowsOfBlock)] as NumberCells;
    return [block, (further % rowsOfBlock) * width + column];
  };

  // Fields, not getters: those of a literal are called the slow way, for every row.
  const store = {
    columns,
    cells: blocks[0] as NumberCells,
    at: 0,
    add() {
      rows += 1;
      store.at += width;
      if (store.at === store.cells.style.length) {
        store.cells = createNumberCells(rowsOfBlock * width);
        blocks.push(store.cells);
        store.at = 0;
      }
      return rows - 1;
    },
    style(row: number, column: number) {
      const [block, index] = locate(row, column);
      return block.style[index] as number;
    },
    text(row: number, column: number) {
      const [{ high, low, style }, index] = locate(row, column);
      return cellText(high[index] as number, low[index] as number, style[index] as number);
    },
  };
  return store;
}

/** Some columns of a store under the names that a row shows them by. */
export interface Selection {
  readonly store: RowStore;
  /** Shown name → column of the store, in order. */
  readonly places: ReadonlyMap<string, number>;
}

export function selectAll(store: RowStore): Selection {
  return { store, places: new Map(store.columns.map((name, column) => [name, column])) };
}

/** The columns whose names pass, under the names that `shown` gives them. */
export function select(
  { store, places }: Selection,
  passes: (name: string) => boolean,
  shown: (name: string) => string = (name) => name,
): Selection {
  const kept = [...places].filter(([name]) => passes(name));
  return { store, places: new Map(kept.map(([name, column]) => [shown(name), column])) };
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
    return column === undefined ? undefined : printedAt(this, column);
  }

  keys(): MapIterator<string> {
    return this.selection.places.keys();
  }

  *entries(): MapIterator<[string, Printed]> {
    for (const [name, column] of this.selection.places) yield [name, printedAt(this, column)];
  }

  *values(): MapIterator<Printed> {
    for (const column of this.selection.places.values()) yield printedAt(this, column);
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

function printedAt({ selection, row }: StoredValues, column: number): Printed {
  const text = selection.store.text(row, column);
  const printed = parsePrinted(text);
  if (printed === undefined) throw new RangeError(`a stored number reads ${text}`);
  return printed;
}
