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

export interface LayoutList<L> {
  all(): readonly L[];
  /** Whether more is learnt: not beyond a few layouts, nor after many attempts. */
  isOpen(): boolean;
  /** Learns from a row, unless it is of a known layout; `line` is where it stands, or how many rows came before. */
  add(line: number, shapeOf: () => (RowShape & { readonly make: () => L }) | undefined): void;
  /** The rows from `start` on, see RowLayout.match. */
  find(bytes: Uint8Array, start: number, limit: number): FoundRows<L> | undefined;
  /** See RowLayout.matchWhole. */
  findWhole(bytes: Uint8Array, start: number, end: number): FoundRows<L> | undefined;
  /** See RowLayout.matchLast. */
  findLast(bytes: Uint8Array, start: number, end: number, limit: number): FoundRows<L> | undefined;
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

export function createLayoutList<L>(
  first: number = FIRST_LINE,
  ending: RowEnding = "row-end",
): LayoutList<L> {
  let attempts = 0;
  let entries: readonly Entry<L>[] = [];
  let last: Entry<L> | undefined;
  const isOpen = (): boolean => entries.length < MAX_LAYOUTS && attempts < MAX_ATTEMPTS;
  const findBy = (match: (layout: RowLayout) => RowBatch | undefined): FoundRows<L> | undefined => {
    const expected = last?.next;
    const expectedBatch = expected && match(expected.layout);
    if (expected !== undefined && expectedBatch !== undefined) {
      last = expected;
      return { known: expected.known, batch: expectedBatch };
    }
    for (const entry of entries) {
      const batch = entry === expected ? undefined : match(entry.layout);
      if (batch === undefined) continue;
      if (last !== undefined) last.next = entry;
      last = entry;
      return { known: entry.known, batch };
    }
    return undefined;
  };
  return {
    isOpen,
    all: () => entries.map(({ known }) => known),
    add(line, shapeOf) {
      if (line < first || !isOpen()) return;
      attempts += 1;
      const shape = shapeOf();
      if (shape === undefined) return;
      const key = JSON.stringify([shape.literals, shape.fields]);
      if (entries.some((other) => other.key === key)) return;
      const layout = createRowLayout(shape.literals, shape.fields, ending, shape.barLength);
      if (layout === undefined) return;
      entries = [{ key, layout, known: shape.make(), next: undefined }, ...entries];
      // It may have to come before those that it begins like.
      for (const entry of entries) entry.next = undefined;
    },
    find: (bytes, start, limit) => findBy((layout) => layout.match(bytes, start, limit)),
    findWhole: (bytes, start, end) => findBy((layout) => layout.matchWhole(bytes, start, end)),
    findLast: (bytes, start, end, limit) =>
      findBy((layout) => layout.matchLast(bytes, start, end, limit)),
  };
}
