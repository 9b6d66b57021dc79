// A list of many numbers → ten bytes each; what else is in it stands beside.

import type { RowBatch } from "../../fast-rows/row-layout.ts";
import { createNumberCells, type NumberCells, putCell } from "../../table/number-cell.ts";
import { RowStore } from "../../table/row-store.ts";
import { isNumber, type List, type Tree } from "./tree.ts";

export class NumberList implements List {
  readonly kind = "list";
  readonly line: number;
  /** What is no number, or none that a cell holds. */
  readonly others: Map<number, Tree> = new Map();
  length = 0;
  #lines: number[] | undefined;
  readonly #store = new RowStore([""]);
  readonly #cell = { ...createNumberCells(1), width: 1 };

  constructor(line: number) {
    this.line = line;
  }

  /** The line of each, where they stand on several. */
  get lines(): readonly number[] | undefined {
    return this.#lines;
  }

  get items(): readonly Tree[] {
    return Array.from({ length: this.length }, (_, i) => this.at(i));
  }

  at(index: number): Tree {
    const other = this.others.get(index);
    return other === undefined ? this.#store.printed(index, 0) : other;
  }

  /** Puts the number into the cell `at` of others; false where it is none that a cell holds. */
  copy(index: number, into: NumberCells, at: number): boolean {
    this.#store.copy(index, 0, into, at);
    return !this.others.has(index);
  }

  /** Whether it took no room beside the others. */
  push(item: Tree, line: number): boolean {
    const isCell = isNumber(item) && item.isExact !== true && putCell(this.#cell, 0, item.text);
    if (!isCell) this.others.set(this.length, item);
    this.#store.add(this.#cell, 1);
    this.#addLines(1, line, 0);
    return isCell;
  }

  /** The number in a cell of others. */
  pushCell(store: RowStore, row: number, column: number): void {
    store.copy(row, column, this.#cell, 0);
    this.#store.add(this.#cell, 1);
    this.#addLines(1, this.line, 0);
  }

  /** Numbers that follow each other, so many lines apart. */
  pushBatch(batch: RowBatch, line: number, apart: number): void {
    this.#store.add(batch, batch.rows);
    this.#addLines(batch.rows, line, apart);
  }

  #addLines(count: number, line: number, apart: number): void {
    if (line !== this.line || apart > 0) {
      this.#lines ??= Array.from({ length: this.length }, () => this.line);
    }
    for (let i = 0; this.#lines !== undefined && i < count; i += 1) {
      this.#lines.push(line + apart * i);
    }
    this.length += count;
  }
}
