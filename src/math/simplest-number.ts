// An interval → the simplest numbers in it: short decimals and small fractions.

/** How much there is to say about a number, in decimal digits: 1 costs nothing, 0.2 one digit, 0.125 three, 1/3 two. */
export function complexity(value: number): number {
  if (value === 1) return 0;
  if (value === 0) return 0.5;
  const magnitude = Math.abs(Math.log10(Math.abs(value)));
  return Math.min(significantDigits(value), fractionDigits(value)) + 0.1 * magnitude;
}

/** Digits from the first that is not 0 to the last, of twelve. */
export function significantDigits(value: number): number {
  const text = value.toPrecision(12);
  let [digits, last] = [0, 0];
  for (let at = 0; at < text.length && text[at] !== "e"; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9 || (digits === 0 && digit === 0)) continue;
    digits += 1;
    if (digit !== 0) last = digits;
  }
  return last;
}

const ZERO = 0x30;

/** Of a factor, or of what it divides by. */
export function digitsOf(value: number): number {
  return Math.min(significantDigits(value), significantDigits(1 / value));
}

function fractionDigits(value: number): number {
  for (let denominator = 2; denominator <= 64; denominator += 1) {
    const numerator = value * denominator;
    if (Math.abs(numerator - Math.round(numerator)) < 1e-9 * Math.max(1, Math.abs(numerator))) {
      return Math.log10(Math.max(1, Math.abs(Math.round(numerator)))) + Math.log10(denominator) + 1;
    }
  }
  return Infinity;
}

/**
 * Up to `most` candidates inside [low, high], the simplest first and of those the one nearest the middle: 1, 0, then decimals of ever more digits, and the
 * simplest fraction (by continued fractions). Empty when low > high.
 */
export function simplestNumbers(low: number, high: number, most: number): number[] {
  if (!(low <= high)) return [];
  const found = new Set<number>();
  for (const value of [1, 0]) if (low <= value && value <= high) found.add(value);
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size === 0 || !Number.isFinite(size)) return [...found].slice(0, most);
  const width = high - low;
  const top = Math.floor(Math.log10(size));
  // Of more digits than a double has, adding 1 changes nothing.
  const finest = Math.max(top - 12, width > 0 ? Math.floor(Math.log10(width)) - 1 : -Infinity);
  for (let place = top; place >= finest && found.size < most + 2; place -= 1) {
    const first = Math.ceil(scaleBy(low, -place) - 1e-9);
    const last = Math.floor(scaleBy(high, -place) + 1e-9);
    const count = last - first + 1;
    if (count > 12) {
      // Many of this length: the one nearest the middle stands for all, and no longer ones are needed.
      found.add(within(scaleBy(Math.round((first + last) / 2), place), low, high));
      break;
    }
    for (let unit = first; unit <= last; unit += 1)
      found.add(within(scaleBy(unit, place), low, high));
  }
  if (low > 0) found.add(within(simplestFraction(low, high), low, high));
  const middle = (low + high) / 2;
  return Array.from(found, (value) => ({
    value,
    cost: Math.round(complexity(value) * 10),
    off: Math.abs(value - middle),
  }))
    .toSorted((a, b) => a.cost - b.cost || a.off - b.off)
    .slice(0, most)
    .map(({ value }) => value);
}

/** The simplest number no further from the value than this share of it. */
export function simplestNear(value: number, share: number): number {
  return simplestNumbers(value * (1 - share), value * (1 + share), 1)[0] ?? value;
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** `value · 10^power` by decimal text, so that 2 · 10⁻¹ is 0.2. */
function scaleBy(value: number, power: number): number {
  return Number.isInteger(value) ? Number(`${value}e${power}`) : value * Number(`1e${power}`);
}

/** The fraction with the smallest denominator in [low, high], 0 < low, by the Stern–Brocot walk; its value. */
export function simplestFraction(low: number, high: number): number {
  const parts: number[] = [];
  let [a, b] = [low, high];
  for (let depth = 0; depth < 40; depth += 1) {
    const whole = Math.ceil(a);
    if (whole <= b) {
      parts.push(whole);
      break;
    }
    const floor = Math.floor(a);
    parts.push(floor);
    [a, b] = [1 / (b - floor), 1 / (a - floor)];
  }
  return parts.toReversed().reduce((value, part) => (value === 0 ? part : part + 1 / value), 0);
}
