// Numbers of a file that spells floats out → their intervals, once a whole column tells which floats they are.

import {
  BFLOAT16,
  FLOAT16,
  FLOAT32,
  FLOAT64,
  type FloatType,
  holds,
  significantBits,
} from "../math/float-type.ts";
import { type Interval, type Printed, type Spelling, spellingOf, withEnds } from "./printed.ts";
import { roundedEnds } from "./rounding.ts";
import { type Selection, StoredValues } from "./row-store.ts";
import type { Row } from "./row.ts";

/** From the widest to the narrowest. */
const TYPES: readonly FloatType[] = [BFLOAT16, FLOAT16, FLOAT32];

/** Digits that tell a float32 from its neighbours: `%.9g`, or the shortest such text, which NumPy prints. */
const FLOAT32_DIGITS = 9;

/**
 * A column of a 16-bit type almost surely has a number that needs all its bits but two. Without one (accuracies such
 * as 0.75) the wider type is only assumed where no other column of the run is too fine for it.
 */
const SPARE_BITS = 2;

/** What the numbers of one column have in common. */
interface Column {
  /** Most places after the point, and most significant digits; −1 while only whole numbers were seen. */
  places: number;
  digits: number;
  /** Types that hold every number so far, and the most bits one of the numbers needs. */
  types: readonly FloatType[];
  bits: number;
  /** Every number is, or is the text of, a float32. */
  isFloat32: boolean;
  isZero: boolean;
}

/** What the numbers of a column are rounded to; without a unit each tells its own. */
interface Rounding {
  readonly type: FloatType;
  readonly unit: { readonly places: number; readonly digits: number } | undefined;
}

/**
 * Widens every number of a run to what its column allows. Python writes floats as short as tells them apart, so a
 * text says nothing by its own length: `0.5` may be exact, or rounded by hand. The interval is the widest of three: half an
 * ulp of the widest type that holds every number of the column, half a unit in the last place of the column, and half a
 * unit in its last significant digit. That is true for a float of any type, and for numbers rounded before.
 * Columns of whole numbers borrow the places of the rest of the run. Stored rows are as many as there may be: their numbers
 * are widened when one is asked for, by the selection they share; the others by what is given back. O(values).
 */
export function settlePrecision<R extends Pick<Row, "values">>(
  parts: readonly Iterable<R>[],
): (row: R) => R {
  const columns = new Map<string, Column>();
  const columnOf = (name: string): Column => {
    let column = columns.get(name);
    if (column === undefined) {
      column = { places: -1, digits: -1, types: TYPES, bits: 0, isFloat32: true, isZero: true };
      columns.set(name, column);
    }
    return column;
  };
  const selections = new Map<Selection, readonly { place: number; column: Column }[]>();
  const columnsOf = (selection: Selection): readonly { place: number; column: Column }[] => {
    let found = selections.get(selection);
    if (found === undefined) {
      found = [...selection.places].map(([name, place]) => ({ place, column: columnOf(name) }));
      selections.set(selection, found);
    }
    return found;
  };
  for (const part of parts) {
    for (const { values } of part) {
      if (values instanceof StoredValues) {
        const { selection, row } = values;
        const { store } = selection;
        if (store.isSettled) continue;
        for (const { place, column } of columnsOf(selection)) {
          const value = store.value(row, place);
          if (Number.isFinite(value)) see(column, value, store.spelling(row, place));
        }
        continue;
      }
      for (const [name, printed] of values) {
        if (isOpen(printed)) see(columnOf(name), printed.value, spellingOf(printed.text));
      }
    }
  }
  const run = { places: -1, digits: -1, types: TYPES };
  for (const { places, digits, types } of columns.values()) {
    run.places = Math.max(run.places, places);
    run.digits = Math.max(run.digits, digits);
    run.types = run.types.filter((type) => types.includes(type));
  }
  const roundings = new Map<string, Rounding>();
  for (const [name, column] of columns) {
    const unit = [column, run].find(({ places }) => places >= 0);
    const type = typeOf(column, run.types);
    roundings.set(name, { type, unit: unit && { places: unit.places, digits: unit.digits } });
  }
  const endsOf = (name: string, value: number, spelling: () => Spelling): Interval | undefined => {
    const rounding = roundings.get(name);
    return rounding && roundedEnds(value, rounding.type, rounding.unit ?? spelling());
  };
  const settleOne = (printed: Printed, name: string): Printed => {
    if (!isOpen(printed)) return printed;
    const ends = endsOf(name, printed.value, () => spellingOf(printed.text));
    return ends === undefined ? printed : withEnds(printed, ends);
  };
  for (const selection of selections.keys()) selection.endsOf = endsOf;
  return (row) => {
    const { values } = row;
    if (values instanceof StoredValues) return row;
    const settled = [...values].map(([name, printed]) => [name, settleOne(printed, name)] as const);
    return { ...row, values: new Map(settled) };
  };
}

function isOpen({ value, isExact }: Printed): boolean {
  return isExact !== true && Number.isFinite(value);
}

function see(column: Column, value: number, { places, digits, isWhole }: Spelling): void {
  if (!isWhole) {
    column.places = Math.max(column.places, places);
    column.digits = Math.max(column.digits, digits);
  }
  if (value !== 0) column.isZero = false;
  if (column.types.length > 0) {
    if (column.types.length > 1) column.bits = Math.max(column.bits, significantBits(value));
    if (!column.types.every((type) => holds(type, value))) {
      column.types = column.types.filter((type) => holds(type, value));
    }
  }
  column.isFloat32 &&= column.types.includes(FLOAT32) || isFloat32Text(value, digits);
}

function isFloat32Text(value: number, digits: number): boolean {
  const nearest = Math.fround(value);
  if (nearest === value) return true;
  return digits <= FLOAT32_DIGITS && Number(nearest.toPrecision(Math.max(digits, 1))) === value;
}

/** A zero is the same in every type; float16 has the coarsest. */
function typeOf(
  { types, bits, isFloat32, isZero }: Column,
  ofRun: readonly FloatType[],
): FloatType {
  if (isZero) return FLOAT16;
  const type = types.find(
    (one) => one === FLOAT32 || ofRun.includes(one) || bits >= one.bits - SPARE_BITS,
  );
  return type ?? (isFloat32 ? FLOAT32 : FLOAT64);
}
