// A number of a column whose floats are known → the ends of the interval of numbers that are written so.

import { FLOAT32, type FloatType, roundingEnds } from "../math/float-type.ts";
import { flushed } from "./print-float.ts";
import { type Interval, widenedEnds } from "./printed.ts";

const LEAST_POWER = -400;
/** To look one up takes a tenth of the time of making it. Beyond the ends none is kept. */
const POWERS = new Float64Array(800);

function powerOf(exponent: number): number {
  return POWERS[exponent - LEAST_POWER] || (POWERS[exponent - LEAST_POWER] = 10 ** exponent);
}

/**
 * Half an ulp, half a unit in the last place and half a unit in the last significant digit are covered; `places` and
 * `digits` are those that were written at most. Of a finite number.
 */
export function roundedEnds(
  value: number,
  type: FloatType,
  { places, digits }: { readonly places: number; readonly digits: number },
): Interval {
  const center = type === FLOAT32 ? Math.fround(value) : value;
  const ends = flushed(type, center, roundingEnds(type, center));
  const magnitude = value === 0 ? -Infinity : Math.floor(Math.log10(Math.abs(value)));
  const half = 0.5 * Math.max(powerOf(-places), powerOf(magnitude - digits + 1));
  return widenedEnds(value, ends, half);
}
