// A number and a binary floating-point type → whether the type holds it, and which real numbers round to it.

export type Precision = "float64" | "float32" | "float16" | "bfloat16";

/** A binary type with `bits` bits of significand (the hidden one included) and normal numbers from 2^minExponent on. */
export interface FloatType {
  readonly name: Precision;
  readonly bits: number;
  readonly minExponent: number;
  readonly maxExponent: number;
}

export const BFLOAT16: FloatType = {
  name: "bfloat16",
  bits: 8,
  minExponent: -126,
  maxExponent: 127,
};
export const FLOAT16: FloatType = { name: "float16", bits: 11, minExponent: -14, maxExponent: 15 };
export const FLOAT32: FloatType = {
  name: "float32",
  bits: 24,
  minExponent: -126,
  maxExponent: 127,
};
export const FLOAT64: FloatType = {
  name: "float64",
  bits: 53,
  minExponent: -1022,
  maxExponent: 1023,
};

export const FLOAT_TYPES: { readonly [Name in Precision]: FloatType } = {
  float64: FLOAT64,
  float32: FLOAT32,
  float16: FLOAT16,
  bfloat16: BFLOAT16,
};

const scratch = new Float64Array(1);
const halves = new Uint32Array(scratch.buffer);
/** Place of the half with the exponent. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Binary exponent of a finite double: 2^e ≤ |value| < 2^(e+1); −1023 for zero and subnormal doubles. */
function exponentOf(value: number): number {
  scratch[0] = value;
  return (((halves[HIGH] as number) >>> 20) & 0x7ff) - 1023;
}

/** 2^e from e = −1074 on: to look one up takes a tenth of the time of making it. */
const POWERS = new Float64Array(1074 + 1024);

function powerOf(exponent: number): number {
  const at = exponent + 1074;
  return (POWERS[at] ||= 2 ** exponent);
}

/** The smallest normal number of the type. */
export function leastNormal({ minExponent }: FloatType): number {
  return powerOf(minExponent);
}

/** Distance to the next number of the type away from zero. */
function spacing(value: number, { bits, minExponent }: FloatType): number {
  return powerOf(Math.max(exponentOf(value), minExponent) - bits + 1);
}

/** Whether the type holds exactly this finite number. */
export function holds(type: FloatType, value: number): boolean {
  if (type === FLOAT32) return Math.fround(value) === value;
  return Number.isInteger(value / spacing(value, type)) && exponentOf(value) <= type.maxExponent;
}

/** Bits from the first to the last one set: 1 for a power of two, 0 for zero, at most 53. */
export function significantBits(value: number): number {
  if (value === 0) return 0;
  const exponent = exponentOf(value);
  if (exponent < FLOAT64.minExponent) return significantBits(value * 2 ** FLOAT64.bits);
  // `exponentOf` left the number in `scratch`.
  const low = halves[1 - HIGH] as number;
  if (low !== 0) return FLOAT64.bits - trailingZeros(low);
  const high = (halves[HIGH] as number) & 0xfffff;
  return high === 0 ? 1 : FLOAT64.bits - 32 - trailingZeros(high);
}

/** Of 32 bits that are not all zero. */
function trailingZeros(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/**
 * Ends of the real numbers that round to this number of the type: half a spacing either way, half as far towards zero
 * from a power of two. Exact for the narrower types; for float64, whose halves no double holds, the next doubles.
 */
export function roundingEnds(type: FloatType, value: number): { low: number; high: number } {
  const size = Math.abs(value);
  const away = spacing(value, type);
  const isPower = size > leastNormal(type) && size === powerOf(exponentOf(size));
  const part = type.bits === FLOAT64.bits ? 1 : 0.5;
  const outer = size + part * away;
  const inner = size - part * (isPower ? away / 2 : away);
  return value < 0 ? { low: -outer, high: -inner } : { low: inner, high: outer };
}
