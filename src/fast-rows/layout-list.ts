// Known row layouts → the rows that follow of one of them, the last one that fitted asked first.

import { createRowLayout, type Field, type RowBatch, type RowLayout } from "./row-layout.ts";

/** What a row looks like in bytes; see createRowLayout. */
export interface RowShape {
  readonly literals: readonly string[];
  readonly fields: readonly Field[];
}

export interface LayoutList<L> {
  all(): readonly L[];
  /** Learns from a row on this line, unless it is of a known layout; beyond a few, and after many attempts, nothing is learnt any more. */
  add(line: number, shapeOf: () => (RowShape & { readonly make: () => L }) | undefined): void;
  /** The rows from `start` on, see RowLayout.match. */
  find(
    bytes: Uint8Array,
    start: number,
    limit: number,
  ): { readonly known: L; readonly batch: RowBatch } | undefined;
}

/** With and without validation, learning rate or time of a step. */
const MAX_LAYOUTS = 6;
/** Rows of ever other layouts after which no more is learnt. */
const MAX_ATTEMPTS = 200;
/**
 * A log of a few lines is read before the kernel is compiled. By the line, not by what a chunk holds, as limits count
 * stored rows and others differently: what is read may not hang on how it comes.
 */
const FIRST_LINE = 64;

export function createLayoutList<L>(): LayoutList<L> {
  let attempts = 0;
  let layouts: readonly { key: string; layout: RowLayout; known: L }[] = [];
  return {
    all: () => layouts.map(({ known }) => known),
    add(line, shapeOf) {
      if (line < FIRST_LINE || layouts.length >= MAX_LAYOUTS || attempts >= MAX_ATTEMPTS) return;
      attempts += 1;
      const shape = shapeOf();
      if (shape === undefined) return;
      const key = JSON.stringify([shape.literals, shape.fields]);
      if (layouts.some((other) => other.key === key)) return;
      const layout = createRowLayout(shape.literals, shape.fields);
      if (layout !== undefined) layouts = [{ key, layout, known: shape.make() }, ...layouts];
    },
    find(bytes, start, limit) {
      for (const one of layouts) {
        const batch = one.layout.match(bytes, start, limit);
        if (batch === undefined) continue;
        if (one !== layouts[0]) layouts = [one, ...layouts.filter((other) => other !== one)];
        return { known: one.known, batch };
      }
      return undefined;
    },
  };
}
