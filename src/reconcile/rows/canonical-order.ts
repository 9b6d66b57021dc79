// Observed rows → their components in an order that does not depend on how the log has its columns.

import { onceForKey } from "../../math/lazy.ts";
import type { FittedRows } from "./fitted-rows.ts";
import type { Observed } from "./observe.ts";

/** `order[i]`: the component that comes i-th; the largest first, as in the first row that tells two apart. */
export function canonicalOrder({ all, updates }: Observed): readonly number[] {
  const rows = all.length > 0 ? all : updates;
  return Array.from({ length: rows.components }, (_, i) => i).toSorted((a, b) => {
    for (let t = 0; t < rows.length; t += 1) {
      const gap = rows.component(t, b) - rows.component(t, a);
      if (gap !== 0) return gap;
    }
    return 0;
  });
}

/** The same rows with their components in this order. */
export function ordered(observed: Observed, order: readonly number[]): Observed {
  if (order.every((from, i) => from === i)) return observed;
  const columns = [0, ...order.map((from) => from + 1)];
  // What is known of rows is known of them as an object: all of them may be those of training.
  const turned = onceForKey((rows: FittedRows) => rows.inOrder(columns));
  const { train, val, all, updates } = observed;
  return {
    ...observed,
    train: turned(train),
    val: turned(val),
    all: turned(all),
    updates: turned(updates),
  };
}

/** A list in canonical order, back in the log's. */
export function inLogOrder<T>(list: readonly T[], order: readonly number[]): T[] {
  const back: T[] = [];
  order.forEach((from, i) => {
    back[from] = list[i] as T;
  });
  return back;
}
