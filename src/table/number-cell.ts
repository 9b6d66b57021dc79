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

/**
 * Reads the number at `at` into the cell `index` and gives its end, or −1. Takes only the canonical spelling of `%f`, `%e` and
 * Python's `repr`: no plus, no zeros in front, a digit on both sides of the point, an exponent of a sign and two digits,
 * at most 18 digits but for zeros in front; `nan`, `inf` and `-inf`. What follows the number is not looked at.
 */
export function readNumberCell(
  bytes: Uint8Array,
  from: number,
  cells: NumberCells,
  index: number,
): number {
  let at = from;
  let style = 0;
  let byte = bytes[at] as number;
  if (byte === MINUS) {
    style = NEGATIVE;
    at += 1;
    byte = bytes[at] as number;
  }
  let digit = byte - ZERO;
  if (!(digit >= 0 && digit <= 9)) return readWord(bytes, from, cells, index);
  const first = at;
  let low = digit;
  at += 1;
  digit = (bytes[at] as number) - ZERO;
  if (low === 0) {
    if (digit >= 0 && digit <= 9) return -1;
  } else {
    while (digit >= 0 && digit <= 9) {
      if (at - first >= 9) return -1;
      low = 10 * low + digit;
      at += 1;
      digit = (bytes[at] as number) - ZERO;
    }
  }
  let high = 0;
  if (digit === POINT - ZERO) {
    at += 1;
    const from = at;
    digit = (bytes[at] as number) - ZERO;
    // Nine digits go into `low`, up to nine more behind them; zeros in front are no digits, and the point takes a place.
    let near = first + 10;
    if (low === 0) {
      while (digit === 0) {
        at += 1;
        digit = (bytes[at] as number) - ZERO;
      }
      near = at + 9;
    }
    while (digit >= 0 && digit <= 9 && at < near) {
      low = 10 * low + digit;
      at += 1;
      digit = (bytes[at] as number) - ZERO;
    }
    if (digit >= 0 && digit <= 9) {
      const head = low;
      const far = near + 9;
      let power = 1;
      low = 0;
      while (digit >= 0 && digit <= 9) {
        if (at >= far) return -1;
        low = 10 * low + digit;
        power *= 10;
        at += 1;
        digit = (bytes[at] as number) - ZERO;
      }
      const rest = BILLION / power;
      high = Math.floor(head / rest);
      low += (head - high * rest) * power;
    }
    if (at === from || at - from > PLACES) return -1;
    style |= at - from;
  }
  if (digit === LETTER_E - ZERO) {
    const sign = bytes[at + 1];
    const tens = (bytes[at + 2] as number) - ZERO;
    const ones = (bytes[at + 3] as number) - ZERO;
    if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return -1;
    if (sign === MINUS) style |= EXPONENT_NEGATIVE;
    else if (sign !== PLUS) return -1;
    style |= EXPONENT | ((10 * tens + ones) << EXPONENT_SHIFT);
    at += 4;
    digit = (bytes[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) return -1;
  }
  cells.high[index] = high;
  cells.low[index] = low;
  cells.style[index] = style;
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
