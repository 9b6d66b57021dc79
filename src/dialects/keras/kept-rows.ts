// Rows of one layout that were read as bytes → where they are kept, and what the habits of the log learn from them.

import { hasExponent } from "../../table/number-cell.ts";
import { type CellBlock, RowStore, selectAll, type Selection } from "../../table/row-store.ts";

/** Rows kept since this was last asked for, and the columns in which one of them has an exponent. */
export interface NewRows {
  readonly names: readonly string[];
  readonly rows: number;
  readonly withExponent: readonly string[];
}

export interface KeptRows {
  readonly selection: Selection;
  /** Keeps the first rows of a block; gives the index of the first in the store. */
  keep(block: CellBlock, rows: number): number;
  /** What was kept since this was last asked for. */
  news(): NewRows;
}

export function createKeptRows(names: readonly string[]): KeptRows {
  const store = new RowStore(names);
  let styles = new Uint16Array(names.length); // of all rows kept since they were last told of
  let rows = 0;
  return {
    selection: selectAll(store),
    keep(block, count) {
      rows += count;
      const { length } = styles;
      for (let at = 0; at < count * length;) {
        for (let column = 0; column < length; column += 1) {
          styles[column] = (styles[column] as number) | (block.styles[at] as number);
          at += 1;
        }
      }
      return store.add(block, count);
    },
    news() {
      const withExponent = names.filter((_, column) => hasExponent(styles[column] as number));
      const news = { names, rows, withExponent };
      rows = 0;
      styles = new Uint16Array(names.length);
      return news;
    },
  };
}
