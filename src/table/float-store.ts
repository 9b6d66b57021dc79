// Rows of floats whose types are known → typed arrays; a number is printed only when it is asked for.

import { FLOAT_TYPES, type Precision } from "../math/float-type.ts";
import { printFloat } from "./print-float.ts";
import { fromFloat, type Printed } from "./printed.ts";

/** An integer stands for itself alone. */
export type StoredType = Precision | "integer";

/** In a store they stand by their place in this list. */
export const STORED_TYPES: readonly StoredType[] = [
  "float32",
  "float64",
  "float16",
  "bfloat16",
  "integer",
];
const FIRST_ROWS = 32;

/** Rows with the same columns in the same order: nine bytes a number. */
export class FloatStore {
  /** Its numbers have their intervals, whatever else is in their column. */
  readonly isSettled = true;
  readonly columns: readonly string[];
  private rows = 0;
  private values: Float64Array;
  private types: Uint8Array;

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.values = new Float64Array(FIRST_ROWS * columns.length);
    this.types = new Uint8Array(FIRST_ROWS * columns.length);
  }

  /** A number of the next row. */
  set(column: number, value: number, type: StoredType): void {
    const at = this.rows * this.columns.length + column;
    this.values[at] = value;
    this.types[at] = STORED_TYPES.indexOf(type);
  }

  /** Keeps the next row; gives its index. */
  add(): number {
    this.rows += 1;
    const { values, types } = this;
    if (this.rows * this.columns.length === values.length) {
      this.values = new Float64Array(2 * values.length);
      this.values.set(values);
      this.types = new Uint8Array(2 * types.length);
      this.types.set(types);
    }
    return this.rows - 1;
  }

  text(row: number, column: number): string {
    return this.printed(row, column).text;
  }

  /** Puts value and ends of the interval into `into` from `at` on. */
  read(row: number, column: number, into: Float64Array, at: number): void {
    const { value, low, high } = this.printed(row, column);
    [into[at], into[at + 1], into[at + 2]] = [value, low, high];
  }

  value(row: number, column: number): number {
    return this.values[row * this.columns.length + column] as number;
  }

  printed(row: number, column: number): Printed {
    const at = row * this.columns.length + column;
    const type = STORED_TYPES[this.types[at] as number] as StoredType;
    return printStored(this.values[at] as number, type);
  }
}

export function printStored(value: number, type: StoredType): Printed {
  return type === "integer"
    ? fromFloat(value, { low: value, high: value })
    : printFloat(value, FLOAT_TYPES[type]);
}
