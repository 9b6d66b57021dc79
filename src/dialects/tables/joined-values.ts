// The numbers of two rows of one place → those of one row, kept as cells where theirs are.

import type { Printed } from "../../table/printed.ts";
import { createFilledStore, type FilledStore, MOST_STORES } from "../../table/filled-store.ts";
import { type RowStore, type Selection, StoredValues } from "../../table/row-store.ts";

type Values = ReadonlyMap<string, Printed>;

/**
 * Puts the numbers of the second row behind those of the first; names that both have count once, and have one number. What
 * it has put together itself may grow where it is.
 */
export type JoinValues = (first: Values, second: Values) => Values;

interface Joined {
  readonly rows: FilledStore;
  /** Where each number comes from. */
  readonly sources: readonly Source[];
}

interface Source {
  readonly isFirst: boolean;
  readonly column: number;
}

export function createJoinValues(): JoinValues {
  const known = new Map<Selection, Map<Selection, Joined>>();
  let stores = 0;
  let grown: Map<string, Printed> | undefined;
  const joinedOf = (first: Selection, second: Selection): Joined | undefined => {
    const found = known.get(first)?.get(second);
    if (found !== undefined || stores === MOST_STORES) return found;
    stores += 1;
    const sources = new Map<string, Source>();
    for (const [name, column] of first.places) sources.set(name, { isFirst: true, column });
    for (const [name, column] of second.places)
      if (!sources.has(name)) sources.set(name, { isFirst: false, column });
    const made = { rows: createFilledStore([...sources.keys()]), sources: [...sources.values()] };
    known.set(first, (known.get(first) ?? new Map<Selection, Joined>()).set(second, made));
    return made;
  };
  return (first, second) => {
    const [one, two] = [cellsOf(first), cellsOf(second)];
    const joined = one && two && joinedOf(one.selection, two.selection);
    if (one === undefined || two === undefined || joined === undefined) {
      // A row that goes on over thousands of lines is not copied for each.
      if (first !== grown) grown = new Map(first);
      for (const [name, value] of second) grown.set(name, value);
      return grown;
    }
    const { rows, sources } = joined;
    sources.forEach(({ isFirst, column }, at) => {
      const from = isFirst ? one : two;
      from.store.copy(from.row, column, rows.cells, at);
    });
    return rows.keep();
  };
}

/** Where cells lie whose intervals no column has a say in. */
function cellsOf(
  values: Values,
): { readonly selection: Selection; readonly store: RowStore; readonly row: number } | undefined {
  if (!(values instanceof StoredValues)) return undefined;
  const { selection, row } = values;
  const { store, endsOf } = selection;
  return store.isSettled || endsOf !== undefined ? undefined : { selection, store, row };
}
