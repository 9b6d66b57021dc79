// A number whose zeros at the end were dropped → the interval of what prints so.

import {
  type Interval,
  halfUnit,
  type Printed,
  type Spelling,
  spellingOf,
  widenedEnds,
  withEnds,
} from "./printed.ts";
import type { Digits } from "./printer-facts.ts";

/** Undefined for a number with all its digits: its own interval. Of a finite number. */
export function endsOfDroppedZeros(
  value: number,
  { places, digits }: Spelling,
  { unit, count, isFilled }: Digits,
): Interval | undefined {
  const dropped = count - (unit === "places" ? places : digits);
  const isFill = isFilled === true && dropped < 0 && isMultiple(value, -(places + dropped));
  if ((dropped <= 0 && !isFill) || (unit === "significant" && value === 0)) return undefined;
  return widenedEnds(value, { low: value, high: value }, halfUnit(-(places + dropped)));
}

/** Of a power of ten. */
function isMultiple(value: number, power: number): boolean {
  const times = power < 0 ? value * 10 ** -power : value / 10 ** power;
  return Math.abs(times - Math.round(times)) <= 1e-9 * Math.abs(times);
}

/** Of a number with all its digits, and of one that is not finite, its own interval. */
export function withDroppedZeros(printed: Printed, digits: Digits): Printed {
  if (!Number.isFinite(printed.value)) return printed;
  const ends = endsOfDroppedZeros(printed.value, spellingOf(printed.text), digits);
  return ends === undefined ? printed : withEnds(printed, ends);
}
