// Scalars in the order of their file → rows: those that follow each other with one step, no column twice.

import { STORED_TYPES, type StoredType } from "../../table/float-store.ts";

/** Eleven bytes a scalar and sixteen a row, as of a long training there are millions. */
export interface ScalarList {
  readonly columns: readonly string[];
  readonly length: number;
  /** Index of the column in `columns`. */
  column(at: number): number;
  value(at: number): number;
  type(at: number): StoredType;
  /** Gives the index of a column that was not there before; at most 2¹⁶. */
  addColumn(name: string): number;
  add(step: number, column: number, value: number, type: StoredType): void;
  /** Steps of the rows. */
  steps(): Float64Array;
  /** First scalar of a row, or `length` for the row after the last one. */
  start(row: number): number;
}

export function createScalarList(): ScalarList {
  const columns: string[] = [];
  /** Row in which a column stood last. */
  const lastRow: number[] = [];
  let places = new Uint16Array(64);
  let values = new Float64Array(64);
  let types = new Uint8Array(64);
  let steps = new Float64Array(16);
  let starts = new Float64Array(16);
  let rows = 0;

  const list = {
    columns,
    length: 0,
    column: (at: number) => places[at] as number,
    value: (at: number) => values[at] as number,
    type: (at: number) => STORED_TYPES[types[at] as number] as StoredType,
    addColumn(name: string) {
      lastRow.push(-1);
      return columns.push(name) - 1;
    },
    add(step: number, column: number, value: number, type: StoredType) {
      if (rows === 0 || steps[rows - 1] !== step || lastRow[column] === rows - 1) {
        if (rows === steps.length) {
          steps = withRoom(steps, new Float64Array(2 * rows));
          starts = withRoom(starts, new Float64Array(2 * rows));
        }
        steps[rows] = step;
        starts[rows] = list.length;
        rows += 1;
      }
      lastRow[column] = rows - 1;
      const at = list.length;
      if (at === values.length) {
        places = withRoom(places, new Uint16Array(2 * at));
        values = withRoom(values, new Float64Array(2 * at));
        types = withRoom(types, new Uint8Array(2 * at));
      }
      places[at] = column;
      values[at] = value;
      types[at] = STORED_TYPES.indexOf(type);
      list.length += 1;
    },
    steps: () => steps.subarray(0, rows),
    start: (row: number) => (row < rows ? (starts[row] as number) : list.length),
  };
  return list;
}

function withRoom<T extends Uint8Array | Uint16Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
