// Numbers → the characters that a report prints for them; one precision a column.

import { nonFinite, short } from "../math/short.ts";

/** Longest cell printed as it stands in the log; full-precision sources are shortened for display. */
const LONGEST_CELL = 10;
const SHORT_DIGITS = 6;

/** Digits after the decimal point of a printed number; 0 for exponents' and words' sake where there is no point. */
export function decimalsOf(text: string): number {
  const match = /^[+-]?\d*\.(\d*)$/.exec(text);
  return match?.[1]?.length ?? 0;
}

/** A plain decimal with so many places; `nan`, `inf` and `-inf` as words, and no negative zero. */
export function fixed(value: number, places: number): string {
  if (!Number.isFinite(value)) return nonFinite(value);
  if (Math.abs(value) >= 1e15) return value.toExponential(SHORT_DIGITS - 1);
  const text = value.toFixed(Math.min(Math.max(places, 0), 20));
  return /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** A column of printed numbers: as printed where that is short, else all with the same few digits. */
export function columnTexts(texts: readonly string[]): readonly string[] {
  if (texts.every((text) => text.length <= LONGEST_CELL)) return texts;
  const values = texts.map(Number);
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const places = placesFor(largest);
  return texts.map((text, i) => {
    if (text.length <= LONGEST_CELL && decimalsOf(text) <= places) return text;
    const value = values[i] as number;
    if (!Number.isFinite(value)) return text.slice(0, LONGEST_CELL);
    return shortNumber(value, places);
  });
}

/** Places that show `largest` with six digits. */
export function placesFor(largest: number): number {
  if (largest === 0) return 1;
  return Math.min(Math.max(SHORT_DIGITS - 1 - Math.floor(Math.log10(largest)), 0), 12);
}

/** A decimal with so many places, or an exponent where the places would show too little or take too much room. */
export function shortNumber(value: number, places: number): string {
  const size = Math.abs(value);
  if (size >= 1e7) return value.toExponential(3);
  if (size !== 0 && (size < 10 ** -places * 10 || places > 8)) return value.toExponential(3);
  return fixed(value, places);
}

/** A part of a total whose last place is so far right: an exponent only where the places would show nothing. */
export function partText(value: number, places: number): string {
  return Math.abs(value) >= 10 ** -places && Math.abs(value) < 1e7 && places <= 8
    ? fixed(value, places)
    : shortNumber(value, places);
}

/** A plain number without needless digits: `1`, `0.2`, `1.2e-7`. */
export function plainNumber(value: number): string {
  return short(value, SHORT_DIGITS);
}

/** Twelve digits: what lies beyond is the arithmetic's own rounding. */
export function longNumber(value: number): string {
  return short(value, 12);
}

/** Places that show a width with two to three digits: 2.66 → 2, 0.404 → 3. */
function placesForWidth(width: number): number {
  if (!(width > 0)) return 4;
  return Math.min(Math.max(2 + Math.floor(-Math.log10(width / 5)), 0), 12);
}

/** `in [0.50, 1.41]`, to the nearest digit shown (JSON has the exact ends); null is unbounded. */
export function rangeText(low: number | null, high: number | null): string {
  if (low === null && high === null) return "unbounded";
  const width = low === null || high === null ? Math.abs(low ?? high ?? 1) : high - low;
  const places = placesForWidth(width);
  const end = (value: number): string => (value === 0 ? "0" : fixed(value, places));
  if (high === null) return `at least ${end(low ?? 0)}`;
  if (low === null) return `at most ${end(high)}`;
  return `in [${end(low)}, ${end(high)}]`;
}

/** Shares as percentages with one precision: `98.4–98.9 %`, `0.020–0.034 %`, `less than 0.01 %`. */
export function shareRange(min: number, max: number): string {
  const places = sharePlaces(Math.max(Math.abs(min), Math.abs(max)));
  const from = fixed(min * 100, places);
  const to = fixed(max * 100, places);
  if (from === to) return `${to} %`;
  return min < 0 ? `${from} to ${to} %` : `${from}–${to} %`;
}

export function shareText(share: number, places: number): string {
  return Number.isFinite(share) ? `${fixed(share * 100, places)} %` : "";
}

/** Places for a column of percentages whose largest is `largest`: at least two digits of it show. */
export function sharePlaces(largest: number): number {
  const percent = largest * 100;
  if (!(percent > 0) || percent >= 1) return 1;
  return Math.min(1 - Math.floor(Math.log10(percent)), 3);
}
