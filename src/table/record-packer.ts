// Records whose numbers are objects → the same with their numbers kept as cells, where nothing is lost by it.

import { cellScale, type NumberCells, putCell } from "./number-cell.ts";
import { around, type Printed } from "./printed.ts";
import { createFilledStore, type FilledStore, MOST_STORES } from "./filled-store.ts";
import { StoredValues } from "./row-store.ts";
import type { LogRecord } from "./row.ts";

/** Columns that came before, in this order. */
interface Layout {
  readonly names: readonly string[];
  rows: number;
  kept: FilledStore | undefined;
}

/** A store takes room for 32 rows at once: rows of ever other columns are better left as they are. */
const WORTH_A_STORE = 4;
const MOST_LAYOUTS = 1024;

/** A number as an object takes some 150 bytes, as a cell ten. */
export class RecordPacker {
  readonly #layouts = new Map<string, Layout>();
  #last: Layout | undefined;
  #stores = 0;

  /** The record itself where its numbers are stored already, or could not come back the same. */
  pack(record: LogRecord): LogRecord {
    const { values } = record;
    if (values instanceof StoredValues || values.size === 0) return record;
    const kept = this.#keptFor(values);
    if (kept === undefined) return record;
    let column = 0;
    for (const printed of values.values()) {
      if (!isPut(printed, kept.cells, column)) return record;
      column += 1;
    }
    return { ...record, values: kept.keep() };
  }

  #keptFor(values: LogRecord["values"]): FilledStore | undefined {
    const layout = this.#layoutOf(values);
    if (layout === undefined) return undefined;
    layout.rows += 1;
    if (layout.rows === WORTH_A_STORE && this.#stores < MOST_STORES) {
      this.#stores += 1;
      layout.kept = createFilledStore(layout.names);
    }
    return layout.kept;
  }

  #layoutOf(values: LogRecord["values"]): Layout | undefined {
    if (this.#last !== undefined && hasNames(values, this.#last.names)) return this.#last;
    const key = JSON.stringify([...values.keys()]);
    let layout = this.#layouts.get(key);
    if (layout === undefined && this.#layouts.size < MOST_LAYOUTS) {
      layout = { names: [...values.keys()], rows: 0, kept: undefined };
      this.#layouts.set(key, layout);
    }
    if (layout !== undefined) this.#last = layout;
    return layout;
  }
}

/** Whether the number comes back the same, its interval too. */
function isPut(printed: Printed, cells: NumberCells, column: number): boolean {
  const { text, value, low, high, isExact } = printed;
  if (isExact === true || !putCell(cells, column, text)) return false;
  const again = around(text, value, cellScale(cells.styles[column] as number));
  return again.low === low && again.high === high;
}

function hasNames(values: LogRecord["values"], names: readonly string[]): boolean {
  if (values.size !== names.length) return false;
  let at = 0;
  for (const name of values.keys()) {
    if (name !== names[at]) return false;
    at += 1;
  }
  return true;
}
