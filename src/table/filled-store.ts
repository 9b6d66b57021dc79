// The columns of a reader's rows → a store that takes them row by row.

import { createNumberCells } from "./number-cell.ts";
import { type CellBlock, RowStore, selectAll, StoredValues } from "./row-store.ts";

/** Most stores that one reader fills: each takes room for 32 rows at once, and may have a block of 640 KiB that is mostly empty. */
export const MOST_STORES: number = 32;

export interface FilledStore {
  /** Those of the row in hand. */
  readonly cells: CellBlock;
  /** Keeps the row in hand. */
  readonly keep: () => StoredValues;
}

export function createFilledStore(columns: readonly string[]): FilledStore {
  const store = new RowStore(columns);
  const selection = selectAll(store);
  const cells = { ...createNumberCells(columns.length), width: columns.length };
  return { cells, keep: () => new StoredValues(selection, store.add(cells, 1)) };
}
