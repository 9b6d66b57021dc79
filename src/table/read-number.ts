// A column of a row → its value and the ends of its interval, without the characters: those of a million numbers take seconds to make and to collect.

import { StoredValues } from "./row-store.ts";
import type { Row } from "./row.ts";

type Values = Row["values"];

/** Puts value, low and high into `into` from `at` on; false where the row has no such column. */
export function readNumber(values: Values, name: string, into: Float64Array, at: number): boolean {
  if (values instanceof StoredValues) return readStored(values, name, into, at);
  const printed = values.get(name);
  if (printed === undefined) return false;
  into[at] = printed.value;
  into[at + 1] = printed.low;
  into[at + 2] = printed.high;
  return true;
}

function readStored(
  { selection: { places, store, endsOf }, row }: StoredValues,
  name: string,
  into: Float64Array,
  at: number,
): boolean {
  const column = places.get(name);
  if (column === undefined) return false;
  store.read(row, column, into, at);
  const value = into[at] as number;
  if (store.isSettled || endsOf === undefined || !Number.isFinite(value)) return true;
  const ends = endsOf(name, value, () => store.spelling(row, column));
  if (ends === undefined) return true;
  into[at + 1] = ends.low;
  into[at + 2] = ends.high;
  return true;
}

/** The nearest double; undefined where the row has no such column. */
export function doubleOf(values: Values, name: string): number | undefined {
  if (!(values instanceof StoredValues)) return values.get(name)?.value;
  const { places, store } = values.selection;
  const column = places.get(name);
  return column === undefined ? undefined : store.value(values.row, column);
}
