// Observed rows → their components in an order that does not depend on how the log has its columns.

import type { Observation } from "./series.ts";
import type { Observed } from "./observe.ts";

/** `order[i]`: the component that comes i-th; the largest first, as in the first row that tells two apart. */
export function canonicalOrder({ all, updates }: Observed): readonly number[] {
  const rows: readonly Observation[] = all.length > 0 ? all : updates;
  const k = rows[0]?.components.length ?? 0;
  return Array.from({ length: k }, (_, i) => i).toSorted((a, b) => {
    for (const { components } of rows) {
      const gap = (components[b]?.value ?? 0) - (components[a]?.value ?? 0);
      if (gap !== 0) return gap;
    }
    return 0;
  });
}

/** The same rows with their components in this order. */
export function ordered(observed: Observed, order: readonly number[]): Observed {
  if (order.every((from, i) => from === i)) return observed;
  const turn = <O extends Observation>(row: O): O => ({
    ...row,
    components: order.map((from) => row.components[from] as O["components"][number]),
  });
  const train = observed.train.map(turn);
  const val = observed.val.map(turn);
  const turned = new Map([...train, ...val].map((row) => [row.row, row]));
  return {
    ...observed,
    train,
    val,
    all: observed.all.map((row) => turned.get(row.row) ?? turn(row)),
    updates: observed.updates.map(turn),
  };
}

/** A list in canonical order, back in the log's. */
export function restored<T>(list: readonly T[], order: readonly number[]): T[] {
  const back: T[] = [];
  order.forEach((from, i) => {
    back[from] = list[i] as T;
  });
  return back;
}
