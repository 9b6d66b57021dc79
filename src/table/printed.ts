// A number as characters → the interval of all values that print so.

import { onceForKey } from "../math/lazy.ts";
import { fromDecimal, fromNumber, type Rational } from "../math/rational.ts";

/** A printed number with the interval of values that print as these characters. */
export interface Printed {
  /** The characters, exactly as in the log. */
  readonly text: string;
  /** Nearest double; NaN and ±Infinity for `nan`, `inf`, `-inf`. */
  readonly value: number;
  /** Lower and upper end of the printed interval, rounded outward; equal to `value` when that is not finite. */
  readonly low: number;
  readonly high: number;
  /** `low` and `high` are the ends themselves, not a rounding of what the characters say. */
  readonly isExact?: true;
}

/** The exact decimal behind a printed number: `mantissa · 10^exponent`; one unit in the last printed place is `10^exponent`. */
interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
]);

/** Whether both have the same columns with the same values, as printed. */
export function haveSameText(
  one: ReadonlyMap<string, Printed>,
  two: ReadonlyMap<string, Printed>,
): boolean {
  if (one.size !== two.size) return false;
  for (const [name, { text }] of one) if (two.get(name)?.text !== text) return false;
  return true;
}

/** Whether all columns of the one are columns of the other, too. */
export function isWithin(
  one: ReadonlyMap<string, Printed>,
  other: { readonly has: (name: string) => boolean },
): boolean {
  for (const name of one.keys()) if (!other.has(name)) return false;
  return true;
}

/** Longest printed number taken seriously; a double never needs more than 24 characters, a Decimal repr rarely more. */
const LONGEST_NUMBER = 64;

/**
 * Reads one printed number, half a unit in the last printed place either way (`9.2902` is [9.29015, 9.29025]).
 * Gives undefined for anything that is no number, so that the caller can list it.
 */
export function parsePrinted(text: string): Printed | undefined {
  if (text.length === 0 || text.length > LONGEST_NUMBER) return undefined;
  const power = lastPlace(text);
  return power === undefined ? parseWord(text) : around(text, Number(text), power);
}

/** Digits of an exponent. */
const EXPONENT_DIGITS = 4;

/** The power of ten that the last digit stands for; undefined for text that is no number. A pattern with groups takes three times as long. */
function lastPlace(text: string): number | undefined {
  const first = isSign(text.charCodeAt(0)) ? 1 : 0;
  const point = digitsEnd(text, first);
  let at = point;
  if (text.charCodeAt(at) === POINT) at = digitsEnd(text, at + 1);
  const places = Math.max(0, at - point - 1);
  if (point === first && places === 0) return undefined;
  if (at === text.length) return -places;
  if ((text.charCodeAt(at) | LOWER) !== LETTER_E) return undefined;
  const digits = at + (isSign(text.charCodeAt(at + 1)) ? 2 : 1);
  const end = digitsEnd(text, digits);
  if (end < text.length || end === digits || end - digits > EXPONENT_DIGITS) return undefined;
  return Number(text.slice(at + 1)) - places;
}

/** Place after the digits that stand at `from`. */
export function digitsEnd(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code >= ZERO_DIGIT && code <= NINE_DIGIT;) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

function isSign(code: number): boolean {
  return code === PLUS || code === MINUS;
}

function parseWord(text: string): Printed | undefined {
  const negative = text.startsWith("-");
  const word = (negative || text.startsWith("+") ? text.slice(1) : text).toLowerCase();
  const value = WORDS.get(word);
  if (value === undefined) return undefined;
  const signed = negative ? -value : value;
  return { text, value: signed, low: signed, high: signed };
}

/** A number that is read already: its characters, its nearest double, and the power of ten of its last place. */
export function around(text: string, value: number, places: number): Printed {
  if (!Number.isFinite(value)) return { text, value, low: value, high: value };
  const half = halfUnit(places);
  return { text, value, low: down(value - half), high: up(value + half) };
}

/** Half of 10 to this power, kept: to read `1e-4` takes as long as all the rest of a number. */
export const halfUnit: (power: number) => number = onceForKey(
  (power) => 0.5 * Number(`1e${power}`),
);

const EPSILON = 2 ** -52;
const TINY = 5e-324;

/** The next double below, near enough: at least one ulp down. */
export function down(value: number): number {
  return value - Math.abs(value) * EPSILON - TINY;
}

export function up(value: number): number {
  return value + Math.abs(value) * EPSILON + TINY;
}

/** The exact decimal of a finite printed number; throws a RangeError for `nan`, `inf` and text that is no number. */
function exactDecimal(text: string): Decimal {
  const exponent = lastPlace(text);
  if (exponent === undefined)
    throw new RangeError(`not a finite printed number: ${text.slice(0, LONGEST_NUMBER)}`);
  const [digits = ""] = text.split(/e/i);
  return { mantissa: BigInt(digits.replace(/[+.]/g, "")), exponent };
}

/** An end of the interval as a fraction: half a unit in the last printed place, unless the ends are known themselves. */
export function exactEnd(printed: Printed, end: "low" | "high"): Rational {
  if (printed.isExact === true) return fromNumber(printed[end]);
  const { mantissa, exponent } = exactDecimal(printed.text);
  // Half a unit is five units of the next place.
  return fromDecimal(10n * mantissa + (end === "high" ? 5n : -5n), exponent - 1);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An interval that covers both `ends` and `half` to either side of the value. */
export function widenedEnds(value: number, ends: Interval, half: number): Interval {
  return {
    low: Math.min(ends.low, down(value - half)),
    high: Math.max(ends.high, up(value + half)),
  };
}

/** The same number with ends that are exact from now on. */
export function withEnds({ text, value }: Printed, { low, high }: Interval): Printed {
  return { text, value, low, high, isExact: true };
}

/** A finite float of a known type that no characters stood for: `ends` are those of the numbers that round to it. */
export function fromFloat(value: number, ends: Interval): Printed {
  return { text: String(value), value, ...ends, isExact: true };
}

/** How a number is spelled. */
export interface Spelling {
  /** Printed places after the point, less the exponent: the last place stands for 10^−places. */
  readonly places: number;
  /** Significant digits printed. */
  readonly digits: number;
  /** No point, or `.0`, which Python adds to any whole float; no exponent. */
  readonly isWhole: boolean;
}

/** The spelling of a number that `parsePrinted` reads as a finite one. */
export function spellingOf(text: string): Spelling {
  let digits = 0;
  let places = 0;
  let isFraction = false;
  let at = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT) isFraction = true;
    else if (code >= ZERO_DIGIT && code <= NINE_DIGIT) {
      if (isFraction) places += 1;
      if (digits > 0 || code !== ZERO_DIGIT) digits += 1;
    } else if (at > 0) break;
  }
  if (at < text.length)
    return { places: places - Number(text.slice(at + 1)), digits, isWhole: false };
  return { places, digits, isWhole: places === 0 || (places === 1 && text.endsWith("0")) };
}

const [PLUS, MINUS, POINT] = [0x2b, 0x2d, 0x2e];
const [ZERO_DIGIT, NINE_DIGIT] = [0x30, 0x39];
/** Set in small letters. */
const LOWER = 0x20;
const LETTER_E = 0x65;
