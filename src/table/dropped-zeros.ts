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
  { unit, count }: Digits,
): Interval | undefined {
  const dropped = count - (unit === "places" ? places : digits);
  if (dropped <= 0 || (unit === "significant" && value === 0)) return undefined;
  return widenedEnds(value, { low: value, high: value }, halfUnit(-(places + dropped)));
}

/** Of a number with all its digits, and of one that is not finite, its own interval. */
export function withDroppedZeros(printed: Printed, digits: Digits): Printed {
  if (!Number.isFinite(printed.value)) return printed;
  const ends = endsOfDroppedZeros(printed.value, spellingOf(printed.text), digits);
  return ends === undefined ? printed : withEnds(printed, ends);
}
