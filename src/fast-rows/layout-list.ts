// Known row layouts → the rows that follow of one of them, the one asked first that followed the last one before.

import {
  createRowLayout,
  type RowEnding,
  type Field,
  type RowBatch,
  type RowLayout,
} from "./row-layout.ts";

/** What a row looks like in bytes; see createRowLayout. */
export interface RowShape {
  readonly literals: readonly string[];
  readonly fields: readonly Field[];
  /** Bytes of the bar, where lines end as one. */
  readonly barLength?: number;
}

export interface FoundRows<L> {
  readonly known: L;
  readonly batch: RowBatch;
}

/** With and without validation, learning rate or time of a step; one a metric of MLflow. */
const MAX_LAYOUTS = 16;
/** Rows of ever other layouts after which no more is learnt. */
const MAX_ATTEMPTS = 200;
/**
 * A log of a few lines is read before the kernel is compiled. By the line, not by what a chunk holds, as limits count
 * stored rows and others differently: what is read may not hang on how it comes.
 */
const FIRST_LINE = 64;

interface Entry<L> {
  readonly key: string;
  readonly layout: RowLayout;
  readonly known: L;
  /** What followed it last: rows of several layouts mostly take turns. */
  next: Entry<L> | undefined;
}

/** A class: a reader has several, and as functions each they took a hundredth of the time of small logs (Node 20.20). */
export class LayoutList<L> {
  readonly #first: number;
  readonly #ending: RowEnding;
  #attempts = 0;
  #entries: readonly Entry<L>[] = [];
  #last: Entry<L> | undefined;

  constructor(first: number = FIRST_LINE, ending: RowEnding = "row-end") {
    this.#first = first;
    this.#ending = ending;
  }

  all(): readonly L[] {
    return this.#entries.map(({ known }) => known);
  }

  /** Whether more is learnt: not beyond a few layouts, nor after many attempts. */
  isOpen(): boolean {
    return this.#entries.length < MAX_LAYOUTS && this.#attempts < MAX_ATTEMPTS;
  }

  /** Learns from a row, unless it is of a known layout; `line` is where it stands, or how many rows came before. */
  add(line: number, shapeOf: () => (RowShape & { readonly make: () => L }) | undefined): void {
    if (line < this.#first || !this.isOpen()) return;
    this.#attempts += 1;
    const shape = shapeOf();
    if (shape === undefined) return;
    const key = JSON.stringify([shape.literals, shape.fields]);
    if (this.#entries.some((other) => other.key === key)) return;
    const { literals, fields, barLength } = shape;
    const layout = createRowLayout(literals, fields, this.#ending, barLength);
    if (layout === undefined) return;
    this.#entries = [{ key, layout, known: shape.make(), next: undefined }, ...this.#entries];
    // It may have to come before those that it begins like.
    for (const entry of this.#entries) entry.next = undefined;
  }

  /** The rows from `start` on, see RowLayout.match. */
  find(bytes: Uint8Array, start: number, limit: number): FoundRows<L> | undefined {
    return this.#findBy((layout) => layout.match(bytes, start, limit));
  }

  /** See RowLayout.matchWhole. */
  findWhole(bytes: Uint8Array, start: number, end: number): FoundRows<L> | undefined {
    return this.#findBy((layout) => layout.matchWhole(bytes, start, end));
  }

  /** See RowLayout.matchLast. */
  findLast(bytes: Uint8Array, start: number, end: number, limit: number): FoundRows<L> | undefined {
    return this.#findBy((layout) => layout.matchLast(bytes, start, end, limit));
  }

  #findBy(match: (layout: RowLayout) => RowBatch | undefined): FoundRows<L> | undefined {
    const expected = this.#last?.next;
    const expectedBatch = expected && match(expected.layout);
    if (expected !== undefined && expectedBatch !== undefined) {
      this.#last = expected;
      return { known: expected.known, batch: expectedBatch };
    }
    for (const entry of this.#entries) {
      const batch = entry === expected ? undefined : match(entry.layout);
      if (batch === undefined) continue;
      if (this.#last !== undefined) this.#last.next = entry;
      this.#last = entry;
      return { known: entry.known, batch };
    }
    return undefined;
  }
}
