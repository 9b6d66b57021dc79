// A decimal number as an integer and a style, ten bytes → its characters, value, places and digits.

import { digitsEnd } from "./printed.ts";

/** Nothing to collect; a string and an interval for each number would take two hundred bytes. */
export interface NumberCells {
  /** Digits without the point, at most 18 but for zeros in front: two 32-bit halves each, the low one first. */
  readonly digits: Uint32Array;
  /** How they are written, a bit field; see the constants. */
  readonly styles: Uint16Array;
}

export function createNumberCells(length: number): NumberCells {
  const memory = new ArrayBuffer(10 * length);
  return {
    digits: new Uint32Array(memory, 0, 2 * length),
    styles: new Uint16Array(memory, 8 * length, length),
  };
}

// assembly/rows.ts writes these bits.

/** Places after the point, 0 for none and no point. */
const PLACES = 0x1f;
const NEGATIVE = 0x20;
const EXPONENT = 0x40;
const EXPONENT_NEGATIVE = 0x80;
const EXPONENT_SHIFT = 8;
/** Then the rest is the index of the word. */
const WORD = 0x8000;

/** As Python prints them, the first three of which assembly/rows.ts reads; and as it writes them into JSON. */
const WORDS: readonly string[] = ["nan", "inf", "-inf", "NaN", "Infinity", "-Infinity"];

const HALF = 2 ** 32;
const BILLION = 1e9;
/** Below this high half, all digits are an integer that a double holds. */
const EXACT_HIGH = 2 ** 21;

/** Digits of a cell, zeros in front not counted. */
const MOST_DIGITS = 18;
const [PLUS, MINUS, POINT, ZERO_DIGIT, LETTER_E] = [0x2b, 0x2d, 0x2e, 0x30, 0x65] as const;

/** Puts a number into the cell, if its characters come back the same; else what is in the cell is nothing. */
export function putCell(cells: NumberCells, at: number, text: string): boolean {
  const word = WORDS.indexOf(text);
  if (word >= 0) return put(cells, at, 0, 0, WORD | word);
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  const point = digitsEnd(text, first);
  const isPadded = text.charCodeAt(first) === ZERO_DIGIT && point > first + 1;
  if (point === first || isPadded) return false;
  const end = text.charCodeAt(point) === POINT ? digitsEnd(text, point + 1) : point;
  const places = Math.max(0, end - point - 1);
  if (places > PLACES || (places === 0 && end > point)) return false;
  const style = places | (first === 0 ? 0 : NEGATIVE);
  if (end === text.length) return putDigits(cells, at, text, end, style);
  const exponent = end + 2;
  const sign = text.charCodeAt(end + 1);
  const isExponent = text.charCodeAt(end) === LETTER_E && (sign === PLUS || sign === MINUS);
  if (!isExponent || text.length !== exponent + 2 || digitsEnd(text, exponent) < text.length) {
    return false;
  }
  const power = Number(text.slice(exponent)) << EXPONENT_SHIFT;
  const direction = sign === MINUS ? EXPONENT_NEGATIVE : 0;
  return putDigits(cells, at, text, end, style | EXPONENT | power | direction);
}

/** Digits whose number a double holds. */
const EXACT_DIGITS = 15;

/** The digits of the text up to `end`; a bigint of them takes ten times as long. */
function putDigits(
  cells: NumberCells,
  at: number,
  text: string,
  end: number,
  style: number,
): boolean {
  let [number, rest, power, count] = [0, 0, 1, 0];
  for (let i = 0; i < end; i += 1) {
    const digit = text.charCodeAt(i) - ZERO_DIGIT;
    if (digit < 0) continue; // the sign and the point
    if (count > 0 || digit > 0) count += 1;
    if (count <= EXACT_DIGITS) number = 10 * number + digit;
    else {
      rest = 10 * rest + digit;
      power *= 10;
    }
    if (count > MOST_DIGITS) return false;
  }
  const low = (number % HALF) * power + rest;
  const high = Math.floor(number / HALF) * power + Math.floor(low / HALF);
  return put(cells, at, high, low % HALF, style);
}

function put(
  { digits, styles }: NumberCells,
  at: number,
  high: number,
  low: number,
  style: number,
): boolean {
  digits[2 * at] = low;
  digits[2 * at + 1] = high;
  styles[at] = style;
  return true;
}

/** The characters that were read. */
export function cellText(high: number, low: number, style: number): string {
  if ((style & WORD) !== 0) return WORDS[style & PLACES] ?? "nan";
  const places = style & PLACES;
  let digits = digitsText(high, low);
  const point = digits.length - places;
  // To pad also what is whole and to cut it again takes half as long again.
  if (point <= 0) digits = `0.${digits.padStart(places, "0")}`;
  else if (places > 0) digits = `${digits.slice(0, point)}.${digits.slice(point)}`;
  const sign = (style & NEGATIVE) === 0 ? "" : "-";
  if ((style & EXPONENT) === 0) return sign + digits;
  const exponent = String((style >> EXPONENT_SHIFT) & 0x7f).padStart(2, "0");
  return `${sign}${digits}e${(style & EXPONENT_NEGATIVE) === 0 ? "+" : "-"}${exponent}`;
}

function digitsText(high: number, low: number): string {
  const number = high * HALF + low;
  if (high < EXACT_HIGH) return String(number);
  // A double may round the quotient up or down by one. What is left is exact in 32 bits: a tenth of the time of a bigint.
  let billions = Math.floor(number / BILLION);
  let rest = (low - Math.imul(billions, BILLION)) | 0;
  if (rest < 0) {
    billions -= 1;
    rest += BILLION;
  } else if (rest >= BILLION) {
    billions += 1;
    rest -= BILLION;
  }
  return String(billions) + String(rest).padStart(9, "0");
}

/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** The double nearest to the number, as `Number` gives it for the characters; NaN and infinities for words. */
export function cellValue(high: number, low: number, style: number): number {
  if (style === 0 && high < EXACT_HIGH) return high * HALF + low;
  const scale = cellScale(style);
  const power = EXACT_POWERS[Math.abs(scale)];
  let size = Number.NaN;
  // Of two exact doubles the quotient and the product are rounded once (Clinger 1990).
  if ((style & WORD) === 0 && power !== undefined) {
    if (high >= EXACT_HIGH) size = scale < 0 ? longQuotient(high * HALF, low, power) : size;
    else size = scale < 0 ? (high * HALF + low) / power : (high * HALF + low) * power;
  }
  if (Number.isNaN(size)) return numberOf(cellText(high, low, style));
  return (style & NEGATIVE) === 0 ? size : -size;
}

/** Splits a double into two of half as many digits (Dekker 1971). */
const SPLITTER = 2 ** 27 + 1;
/** What is left of a quotient is far more exact than this, as a share of itself. */
const UNSURE = 2 ** -20;

/**
 * (upper + lower) / power for whole numbers whose sum is more than a double holds, rounded once; NaN where that is too
 * close to tell. Python prints a float32 with 17 digits: to read them as text takes fifteen times as long.
 */
function longQuotient(upper: number, lower: number, power: number): number {
  const near = upper + lower;
  const quotient = near / power;
  const [a, b] = [upperHalf(quotient), upperHalf(power)];
  const [c, d] = [quotient - a, power - b];
  const product = quotient * power;
  const error = a * b - product + a * d + c * b + c * d;
  const rest = (near - product - error + (lower - (near - upper))) / power;
  const rounded = quotient + rest * (1 - UNSURE);
  return rounded === quotient + rest * (1 + UNSURE) ? rounded : Number.NaN;
}

function upperHalf(value: number): number {
  const product = SPLITTER * value;
  return product - (product - value);
}

/** The last place of a number that is no word stands for 10 to this power. */
export function cellScale(style: number): number {
  const places = style & PLACES;
  if ((style & EXPONENT) === 0) return -places;
  const exponent = (style >> EXPONENT_SHIFT) & 0x7f;
  return ((style & EXPONENT_NEGATIVE) === 0 ? exponent : -exponent) - places;
}

/** Significant digits, zeros at the end among them, 0 for 0; of a number that is no word. */
export function cellDigits(high: number, low: number): number {
  if (high >= EXACT_HIGH) {
    return LARGE_POWERS.reduce((digits, power) => digits + Number(reaches(high, low, power)), 16);
  }
  const number = high * HALF + low;
  let digits = 0;
  while (number >= (EXACT_POWERS[digits] as number)) digits += 1;
  return digits;
}

/** 10¹⁶ and 10¹⁷ in two halves; a double does not tell the number before from them. */
const LARGE_POWERS = [10n ** 16n, 10n ** 17n].map((power) => ({
  high: Number(power >> 32n),
  low: Number(power & 0xffffffffn),
}));

function reaches(high: number, low: number, power: { high: number; low: number }): boolean {
  return high > power.high || (high === power.high && low >= power.low);
}

/** No point, or one digit 0 behind it, and no exponent; of a number that is no word. */
export function isWholeCell(high: number, low: number, style: number): boolean {
  const places = style & PLACES;
  if ((style & EXPONENT) !== 0 || places > 1) return false;
  // 2³² is 6 more than a multiple of ten.
  return places === 0 || (6 * (high % 10) + low) % 10 === 0;
}

function numberOf(text: string): number {
  if (text === "nan") return Number.NaN;
  if (text === "inf") return Number.POSITIVE_INFINITY;
  return text === "-inf" ? Number.NEGATIVE_INFINITY : Number(text);
}

export function hasExponent(style: number): boolean {
  return (style & (WORD | EXPONENT)) === EXPONENT;
}
