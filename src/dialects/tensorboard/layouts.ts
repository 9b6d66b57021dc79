// Rows of scalars → values of records; rows with the same columns in the same order share a store.

import { FloatStore, printStored } from "../../table/float-store.ts";
import type { Printed } from "../../table/printed.ts";
import { type Selection, selectAll, StoredValues } from "../../table/row-store.ts";
import type { ScalarList } from "./scalar-list.ts";

/** With and without validation, a learning rate, what is written every few epochs. Other rows are maps. */
const MAX_LAYOUTS = 16;

interface Layout {
  readonly own: readonly number[];
  readonly val: readonly number[];
  /** Columns of the store in which the scalars stand; a name that comes twice has its first place. */
  readonly places: readonly number[];
  readonly store: FloatStore;
  readonly selection: Selection;
}

/** Values of a row of `own` and one of `val`, whose columns are named as Keras prints them; −1 is none. */
export type ValuesOf = (ownRow: number, valRow: number) => ReadonlyMap<string, Printed>;

export function createLayouts(own: ScalarList, val: ScalarList): ValuesOf {
  let layouts: readonly Layout[] = [];

  const namesOf = (ownRow: number, valRow: number): string[] => [
    ...eachOf(own, ownRow, (at) => own.columns[own.column(at)] ?? ""),
    ...eachOf(val, valRow, (at) => `val_${val.columns[val.column(at)]}`),
  ];

  const make = (ownRow: number, valRow: number): Layout => {
    const byName = new Map<string, number>();
    const places = namesOf(ownRow, valRow).map((name) => {
      const place = byName.get(name) ?? byName.size;
      byName.set(name, place);
      return place;
    });
    const store = new FloatStore([...byName.keys()]);
    return {
      own: eachOf(own, ownRow, own.column),
      val: eachOf(val, valRow, val.column),
      places,
      store,
      selection: selectAll(store),
    };
  };

  /** Undefined where there are too many. */
  const layoutOf = (ownRow: number, valRow: number): Layout | undefined => {
    const [last] = layouts;
    const isIt = (layout: Layout): boolean =>
      hasColumns(own, ownRow, layout.own) && hasColumns(val, valRow, layout.val);
    if (last !== undefined && isIt(last)) return last;
    const found = layouts.find(isIt);
    if (found === undefined && layouts.length === MAX_LAYOUTS) return undefined;
    const layout = found ?? make(ownRow, valRow);
    layouts = [layout, ...layouts.filter((other) => other !== layout)];
    return layout;
  };

  return (ownRow, valRow) => {
    const layout = layoutOf(ownRow, valRow);
    if (layout === undefined) {
      const numbers = [
        ...eachOf(own, ownRow, (at) => printStored(own.value(at), own.type(at))),
        ...eachOf(val, valRow, (at) => printStored(val.value(at), val.type(at))),
      ];
      return new Map(namesOf(ownRow, valRow).map((name, i) => [name, numbers[i] as Printed]));
    }
    const { store, places, selection } = layout;
    put(own, ownRow, store, places, 0);
    put(val, valRow, store, places, layout.own.length);
    return new StoredValues(selection, store.add());
  };
}

function hasColumns(list: ScalarList, row: number, columns: readonly number[]): boolean {
  if (row < 0) return columns.length === 0;
  const from = list.start(row);
  if (list.start(row + 1) - from !== columns.length) return false;
  for (let i = 0; i < columns.length; i += 1) {
    if (list.column(from + i) !== columns[i]) return false;
  }
  return true;
}

function put(
  list: ScalarList,
  row: number,
  store: FloatStore,
  places: readonly number[],
  first: number,
): void {
  if (row < 0) return;
  const from = list.start(row);
  const to = list.start(row + 1);
  for (let at = from; at < to; at += 1) {
    store.set(places[first + at - from] as number, list.value(at), list.type(at));
  }
}

function eachOf<R>(list: ScalarList, row: number, take: (at: number) => R): R[] {
  if (row < 0) return [];
  const from = list.start(row);
  return Array.from({ length: list.start(row + 1) - from }, (_, i) => take(from + i));
}
