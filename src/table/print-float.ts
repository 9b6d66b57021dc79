// A float of a known type → the interval of the numbers that round to it.

import { type FloatType, leastNormal, roundingEnds } from "../math/float-type.ts";
import { fromFloat, type Interval, parsePrinted, type Printed } from "./printed.ts";

/** `nan` and infinities too. */
export function printFloat(value: number, type: FloatType): Printed {
  if (Number.isFinite(value))
    return fromFloat(value, flushed(type, value, roundingEnds(type, value)));
  const text = Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  return parsePrinted(text) ?? { text, value, low: value, high: value };
}

/** TensorFlow's kernels set subnormal results to zero (tensorflow/core/platform/denormal.h): a zero may have been one. */
export function flushed(type: FloatType, center: number, ends: Interval): Interval {
  const smallest = leastNormal(type);
  if (type.name === "float16" || Math.abs(center) >= smallest) return ends;
  return { low: center - smallest, high: center + smallest };
}
