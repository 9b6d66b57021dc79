// Numbers → the characters that a sentence has for them: few digits, and one precision for what is compared.

import { largest, smallest } from "../../math/statistics.ts";
import { fixed } from "../number-text.ts";

/** Digits after the point that show `value` with so many digits. */
function placesFor(value: number, digits: number): number {
  const size = Math.abs(value);
  if (!(size > 0) || !Number.isFinite(size)) return 1;
  return Math.min(Math.max(digits - 1 - Math.floor(Math.log10(size)), 0), 8);
}

/** Beyond these a plain decimal takes too much room, or shows nothing. */
const LARGE = 1e7;
const SMALL = 1e-5;

function plain(value: number, places: number): string {
  const size = Math.abs(value);
  if (size >= LARGE || (size > 0 && size < SMALL)) return value.toExponential(2);
  return fixed(value, places);
}

/** A part and its whole, with as many places: `9.14 of 9.29`. */
export function partOf(part: number, whole: number, most?: number): string {
  return partsOf([[part, whole]], most).join("");
}

/** Places that one gets for the sake of the other. */
const ALIKE = 2;

/** The same of two that stand in one sentence, with the places of the one that needs more, at most so many. */
export function partsOf(
  pairs: readonly (readonly [part: number, whole: number])[],
  most: number = Infinity,
): readonly string[] {
  const own = pairs.map(([part, whole]) => Math.max(placesFor(whole, 3), placesFor(part, 2)));
  const longest = largest(own);
  return pairs.map(([part, whole], i) => {
    const places = Math.min(longest, (own[i] as number) + ALIKE, most);
    return `${plain(part, places)} of ${plain(whole, places)}`;
  });
}

/** As much as this apart is still nearly the same. */
const NEARLY = 0.1;

export function isNearly(value: number, other: number): boolean {
  return Math.abs(value / other - 1) <= NEARLY;
}

/** Numbers that are compared: as many places as the largest takes for so many digits, or two more where the smallest shows little. */
export function inOnePrecision(
  values: readonly number[],
  digits: number,
  finest: number = Infinity,
): readonly string[] {
  const sizes = values.map(Math.abs).filter((size) => size > 0 && Number.isFinite(size));
  const most = placesFor(Math.max(largest(sizes), 0), digits);
  const all = Math.max(most, Math.min(placesFor(smallest(sizes), digits - 1), most + 2));
  const places = Math.min(all, finest);
  return values.map((value) => plain(value, places));
}

/** `0.07–0.09`; one number where both look alike. */
export function range(low: number, high: number): string {
  const [from, to] = inOnePrecision([low, high], 2);
  if (from === to) return `${from}`;
  return low < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

/** A range rounded outward: to two digits of its larger end, or to those that tell the ends apart, at most so many. */
export function outward(low: number, high: number, most = 4): string {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size > 0 && size < SMALL) {
    const exponent = Math.floor(Math.log10(size));
    const scaled = outward(low / 10 ** exponent, high / 10 ** exponent, most);
    return scaled.replace(/[\d.]*[1-9][\d.]*/g, (digits) => `${digits}e${exponent}`);
  }
  const places = Math.max(
    placesFor(size, 2),
    Math.min(placesFor(high - low, 1), placesFor(size, most)),
  );
  const unit = 10 ** -places;
  const from = Math.floor(low / unit + 1e-9) * unit;
  const to = Math.ceil(high / unit - 1e-9) * unit;
  const [left, right] = [plain(from, places), plain(to, places)];
  return left === right ? left : from < 0 ? `${left} to ${right}` : `${left}–${right}`;
}

/** From this on one digit more would be 100 again. */
const ALMOST = 99.95;

/** Percent below which digits say nothing. */
const LEAST = 0.001;

/** Shares as a percentage with one precision: `96–99 %`, `3.1–3.4 %`, `0.02 %`; never 100 where it is less. */
export function percent(min: number, max: number = min): string {
  const [low, high] = [100 * min, 100 * max];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size < LEAST) return `less than ${LEAST} %`;
  let places = size >= 10 ? 0 : size >= 1 ? (high - low >= 1 ? 0 : 1) : placesFor(size, 2);
  if (low >= 99 && high <= 100) places = low >= 99.9 ? 2 : 1;
  if (Math.round(low) === 0 && low > 0 && places === 0) places = 1;
  const text = (value: number): string => {
    const shown = plain(value, places);
    if (Number(shown) !== 100) return shown;
    if (value === 100) return "100";
    return value < ALMOST ? plain(value, 1) : "almost 100";
  };
  const [from, to] = [text(low), text(high)];
  if (from === to) return `${to} %`;
  return min < 0 || to.includes(" ") ? `${from} to ${to} %` : `${from}–${to} %`;
}
