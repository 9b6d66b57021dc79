// Bytes of a decimal number ⇄ two integers and a style, from which its characters come back exactly.

/** Ten bytes a number and nothing to collect; a string and an interval of its own would take two hundred. */
export interface NumberCells {
  /** Digits without the point: `high · 10⁹ + low`. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** How they are written, a bit field; see the constants. */
  readonly style: Uint16Array;
}

export function createNumberCells(length: number): NumberCells {
  const memory = new ArrayBuffer(10 * length);
  return {
    high: new Uint32Array(memory, 0, length),
    low: new Uint32Array(memory, 4 * length, length),
    style: new Uint16Array(memory, 8 * length, length),
  };
}

const POINT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
const ZERO = 0x30;
const LETTER_E = 0x65;

/** Places after the point, 0 for none and no point. */
const PLACES = 0x1f;
const NEGATIVE = 0x20;
const EXPONENT = 0x40;
const EXPONENT_NEGATIVE = 0x80;
const EXPONENT_SHIFT = 8;
/** Then the rest is the index of the word. */
const WORD = 0x8000;

const WORDS: readonly string[] = ["nan", "inf", "-inf"];

const BILLION = 1e9;

/** Longest number that is read four digits at a time, and what lies behind it: a sign, 5 + 1 + 16 + 3 characters, an exponent, a word. */
const REACH = 36;

/**
 * Reads the number at `at` into the cell `index` and gives its end, or −1. Takes only the canonical spelling of `%f`, `%e` and
 * Python's `repr`: no plus, no zeros in front, a digit on both sides of the point, an exponent of a sign and two digits,
 * at most 18 digits but for zeros in front; `nan`, `inf` and `-inf`. What follows the number is not looked at.
 * `words` is the memory of `bytes`.
 */
export function readNumberCell(
  bytes: Uint8Array,
  words: DataView,
  from: number,
  cells: NumberCells,
  index: number,
): number {
  if (from + REACH > bytes.length) return readAnyNumber(bytes, from, cells, index);
  const isNegative = bytes[from] === MINUS;
  const first = isNegative ? from + 1 : from;
  let at = first + 1;
  let head = (bytes[first] as number) - ZERO;
  if (head < 0 || head > 9) return readAnyNumber(bytes, from, cells, index);
  if (bytes[at] !== POINT) {
    if (head === 0) return readAnyNumber(bytes, from, cells, index);
    let digit = (bytes[at] as number) - ZERO;
    while (digit >= 0 && digit <= 9 && at - first < 5) {
      head = 10 * head + digit;
      at += 1;
      digit = (bytes[at] as number) - ZERO;
    }
    if (digit !== POINT - ZERO) return readAnyNumber(bytes, from, cells, index);
  }
  // `head` takes up to nine digits: the whole part and four or, behind a single digit, eight places.
  const fraction = at + 1;
  let word = words.getInt32(fraction, true) ^ ZEROS;
  if (((word + TO_TOP) | word) & TOPS) return readAnyNumber(bytes, from, cells, index);
  head = 10_000 * head + fourDigits(word);
  const isSingle = at === first + 1;
  at += 5;
  word = words.getInt32(at, true) ^ ZEROS;
  let others = ((word + TO_TOP) | word) & TOPS;
  if (others === 0 && isSingle) {
    head = 10_000 * head + fourDigits(word);
    at += 4;
    word = words.getInt32(at, true) ^ ZEROS;
    others = ((word + TO_TOP) | word) & TOPS;
  }
  let tail = 0;
  let tailLength = 0;
  while (others === 0) {
    if (tailLength === 8) return readAnyNumber(bytes, from, cells, index);
    tail = 10_000 * tail + fourDigits(word);
    tailLength += 4;
    at += 4;
    word = words.getInt32(at, true) ^ ZEROS;
    others = ((word + TO_TOP) | word) & TOPS;
  }
  // Up to three digits more: what is no digit is shifted out, and zeros come in front of them.
  const left = (31 - Math.clz32(others & -others)) >>> 3;
  if (left > 0) {
    if (tailLength === 8 && left > 1) return readAnyNumber(bytes, from, cells, index);
    tail = tail * (POWERS[left] as number) + fourDigits(word << (32 - 8 * left));
    tailLength += left;
    at += left;
  }
  let style = isNegative ? NEGATIVE | (at - fraction) : at - fraction;
  if (bytes[at] === LETTER_E) {
    const exponent = exponentStyle(bytes, at);
    if (exponent < 0) return -1;
    style |= exponent;
    at += 4;
  }
  putNumber(cells, index, head, tail, tailLength, style);
  return at;
}

const ZEROS = 0x30303030;
/** Added to four bytes, it sets the top bit of each that is more than 9; one that has it already may disturb only those above. */
const TO_TOP = 0x76767676;
const TOPS = 0x80808080;

/** The number of four digits, the first in the lowest byte. */
function fourDigits(digits: number): number {
  const pairs = 10 * (digits & 0x00ff00ff) + ((digits >>> 8) & 0x00ff00ff);
  return 100 * (pairs & 0xff) + (pairs >>> 16);
}

/** 10⁰ to 10⁹ */
const POWERS = Float64Array.from({ length: 10 }, (_, i) => 10 ** i);

/** `head` with `length` further digits, the number `tail`; both have at most nine digits. */
function putNumber(
  cells: NumberCells,
  index: number,
  head: number,
  tail: number,
  length: number,
  style: number,
): void {
  cells.style[index] = style;
  if (length === 0) {
    cells.high[index] = 0;
    cells.low[index] = head;
    return;
  }
  const power = POWERS[length] as number;
  const rest = BILLION / power;
  const high = Math.floor(head / rest);
  cells.high[index] = high;
  cells.low[index] = (head - high * rest) * power + tail;
}

/** The style of the exponent at `at`, a sign and two digits, or −1. */
function exponentStyle(bytes: Uint8Array, at: number): number {
  const sign = bytes[at + 1];
  const tens = (bytes[at + 2] as number) - ZERO;
  const ones = (bytes[at + 3] as number) - ZERO;
  const next = (bytes[at + 4] as number) - ZERO;
  if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return -1;
  if ((sign !== MINUS && sign !== PLUS) || (next >= 0 && next <= 9)) return -1;
  const size = EXPONENT | ((10 * tens + ones) << EXPONENT_SHIFT);
  return sign === MINUS ? size | EXPONENT_NEGATIVE : size;
}

/** The same byte by byte, for numbers of any kind and at the very end of the bytes. */
function readAnyNumber(bytes: Uint8Array, from: number, cells: NumberCells, index: number): number {
  const isNegative = bytes[from] === MINUS;
  const first = isNegative ? from + 1 : from;
  let at = first;
  let [head, tail, length, tailLength] = [0, 0, 0, 0];
  let fraction = 0;
  for (; ; at += 1) {
    const byte = bytes[at] as number;
    if (byte === POINT && fraction === 0) fraction = at + 1;
    else if (byte >= ZERO && byte <= ZERO + 9) {
      if (length === 9) {
        if (tailLength === 9) return -1;
        tail = 10 * tail + byte - ZERO;
        tailLength += 1;
      } else {
        head = 10 * head + byte - ZERO;
        if (head > 0) length += 1;
      }
    } else break;
  }
  if (at === first) return readWord(bytes, from, cells, index);
  const whole = (fraction === 0 ? at : fraction - 1) - first;
  if (whole === 0 || whole > 9 || (whole > 1 && bytes[first] === ZERO)) return -1;
  const places = fraction === 0 ? 0 : at - fraction;
  if ((fraction > 0 && places === 0) || places > PLACES) return -1;
  let style = isNegative ? NEGATIVE | places : places;
  if (bytes[at] === LETTER_E) {
    const exponent = exponentStyle(bytes, at);
    if (exponent < 0) return -1;
    style |= exponent;
    at += 4;
  }
  putNumber(cells, index, head, tail, tailLength, style);
  return at;
}

function readWord(bytes: Uint8Array, at: number, cells: NumberCells, index: number): number {
  const word = WORDS.findIndex((text) => {
    for (let i = 0; i < text.length; i += 1) {
      if (bytes[at + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  });
  if (word < 0) return -1;
  cells.high[index] = 0;
  cells.low[index] = 0;
  cells.style[index] = WORD | word;
  return at + (WORDS[word] ?? "").length;
}

/** The characters that were read. */
export function cellText(high: number, low: number, style: number): string {
  if ((style & WORD) !== 0) return WORDS[style & PLACES] ?? "nan";
  const places = style & PLACES;
  let digits = high === 0 ? String(low) : `${high}${String(low).padStart(9, "0")}`;
  if (places > 0) {
    digits = digits.padStart(places + 1, "0");
    digits = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  const sign = (style & NEGATIVE) === 0 ? "" : "-";
  if ((style & EXPONENT) === 0) return sign + digits;
  const exponent = String((style >> EXPONENT_SHIFT) & 0x7f).padStart(2, "0");
  return `${sign}${digits}e${(style & EXPONENT_NEGATIVE) === 0 ? "+" : "-"}${exponent}`;
}

const EXACT = 2 ** 53;
/** Powers of ten that a double holds exactly. */
const EXACT_POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** The double nearest to the number, as `Number` gives it for the characters; NaN and infinities for words. */
export function cellValue(high: number, low: number, style: number): number {
  const digits = high * BILLION + low;
  const scale = cellScale(style);
  const power = EXACT_POWERS[Math.abs(scale)];
  // Of two exact doubles the quotient and the product are rounded once (Clinger 1990).
  if ((style & WORD) !== 0 || power === undefined || digits > EXACT || high * BILLION > EXACT) {
    return numberOf(cellText(high, low, style));
  }
  const size = scale < 0 ? digits / power : digits * power;
  return (style & NEGATIVE) === 0 ? size : -size;
}

/** The last place of a number that is no word stands for 10 to this power. */
export function cellScale(style: number): number {
  const places = style & PLACES;
  if ((style & EXPONENT) === 0) return -places;
  const exponent = (style >> EXPONENT_SHIFT) & 0x7f;
  return ((style & EXPONENT_NEGATIVE) === 0 ? exponent : -exponent) - places;
}

/** Significant digits, zeros at the end among them; of a number that is no word. */
export function cellDigits(high: number, low: number): number {
  return high > 0 ? 9 + digitsOf(high) : digitsOf(low);
}

/** No point, or one digit 0 behind it, and no exponent; of a number that is no word. */
export function isWholeCell(low: number, style: number): boolean {
  const places = style & PLACES;
  return (style & EXPONENT) === 0 && (places === 0 || (places === 1 && low % 10 === 0));
}

/** 0 for 0. */
function digitsOf(value: number): number {
  let digits = 0;
  while (digits < 10 && value >= (EXACT_POWERS[digits] as number)) digits += 1;
  return digits;
}

function numberOf(text: string): number {
  if (text === "nan") return Number.NaN;
  if (text === "inf") return Number.POSITIVE_INFINITY;
  return text === "-inf" ? Number.NEGATIVE_INFINITY : Number(text);
}

export function isWordCell(style: number): boolean {
  return (style & WORD) !== 0;
}

/** A whole number of at most nine digits, or −1. */
export function wholeNumber({ low, style }: NumberCells, index: number): number {
  return style[index] === 0 ? (low[index] as number) : -1;
}

/** Whether the characters are of the kind `%.4f` or `%.4e` gives: four places, one digit before them if there is an exponent. */
export function isFourPlaces({ high, low, style }: NumberCells, index: number): boolean {
  const bits = style[index] as number;
  if ((bits & WORD) !== 0) return true;
  if ((bits & PLACES) !== 4) return false;
  if ((bits & EXPONENT) === 0) return true;
  const digits = low[index] as number;
  return high[index] === 0 && ((digits >= 10_000 && digits < 100_000) || digits === 0);
}

export function hasExponent(style: number): boolean {
  return (style & (WORD | EXPONENT)) === EXPONENT;
}
