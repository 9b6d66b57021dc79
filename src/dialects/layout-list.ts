// Known row layouts → the one that a line has, the last one that fitted first.

import type { RowLayout } from "./row-layout.ts";

export interface LayoutList<L extends { readonly layout: RowLayout }> {
  readonly all: readonly L[];
  /** Index after the line that was found last. */
  readonly end: number;
  /** Learns a layout; beyond a few, and after many attempts, nothing is learnt any more. */
  add(make: () => L | undefined): void;
  /** The layout of the line at `start`; see RowLayout.match. */
  find(bytes: Uint8Array, start: number, limit: number): L | undefined;
}

/** With and without validation, learning rate or time of a step. */
const MAX_LAYOUTS = 6;
/** Rows of ever other layouts after which no more is learnt. */
const MAX_ATTEMPTS = 200;

export function createLayoutList<L extends { readonly layout: RowLayout }>(): LayoutList<L> {
  let attempts = 0;
  let seen: Uint8Array | undefined;
  let words: DataView = new DataView(new ArrayBuffer(0));
  // Fields, not getters: those of a literal are called the slow way, for every line.
  const list = {
    all: [] as readonly L[],
    end: -1,
    add(make: () => L | undefined) {
      if (list.all.length >= MAX_LAYOUTS || attempts >= MAX_ATTEMPTS) return;
      attempts += 1;
      const layout = make();
      if (layout !== undefined) list.all = [layout, ...list.all];
    },
    find(bytes: Uint8Array, start: number, limit: number) {
      const { all } = list;
      if (all.length === 0) return undefined;
      if (bytes !== seen) {
        seen = bytes;
        words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
      for (let i = 0; i < all.length; i += 1) {
        const candidate = all[i] as L;
        const end = candidate.layout.match(bytes, words, start, limit);
        if (end < 0) continue;
        list.end = end;
        if (i > 0) list.all = [candidate, ...all.filter((other) => other !== candidate)];
        return candidate;
      }
      return undefined;
    },
  };
  return list;
}
