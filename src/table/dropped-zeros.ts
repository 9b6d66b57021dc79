// A number whose zeros at the end were dropped → the interval of what prints so.

import { type Printed, spellingOf, widened } from "./printed.ts";
import type { Digits } from "./printer-facts.ts";

/** Of a number with all its digits, and of one that is not finite, its own interval. */
export function withDroppedZeros(printed: Printed, { unit, count }: Digits): Printed {
  const { text, value } = printed;
  if (!Number.isFinite(value)) return printed;
  const { places, digits } = spellingOf(text);
  const dropped = count - (unit === "places" ? places : digits);
  if (dropped <= 0 || (unit === "significant" && value === 0)) return printed;
  return widened(printed, { low: value, high: value }, 0.5 * Number(`1e${-(places + dropped)}`));
}
