// Bytes of rows that are all of one layout → their numbers, as two arrays of cells (src/table/number-cell.ts).
//
// AssemblyScript: TypeScript's syntax, compiled to WebAssembly by the build (scripts/assembly.mjs). A row of 14 numbers
// takes a third of the time that JavaScript takes, as sixteen bytes are looked at in one step. Nothing is allocated:
// the caller writes the layout and the bytes into the areas below and reads the numbers from them.

/** Bytes that one call may look at; with what comes out it stays in the processor's cache. */
export const WINDOW: u32 = 1 << 16;
/** Most that is read behind a place before it is known to lie in the window. */
const REACH: u32 = 128;
/** Operations, bytes of literals, and, of one call, numbers and rows. */
export const MAX_OPS: u32 = 8192;
export const MAX_LITERALS: u32 = 1 << 17;
export const MAX_CELLS: u32 = 1 << 15;
export const MAX_ROWS: u32 = 1 << 12;
/** Counts of a row. */
export const ROW_COUNTS: u32 = 4;

export const window: usize = memory.data(65536 + 128, 16);
/** Operations of three u32: where the literal before the field begins, its length, and the kind of the field. */
export const ops: usize = memory.data(8192 * 12, 16);
export const literals: usize = memory.data(131072 + 16, 16);
/** What was read: digits without the point, styles, counts, and where rows end in the window. */
export const digits: usize = memory.data(32768 * 8, 16);
export const styles: usize = memory.data(32768 * 2, 16);
export const counts: usize = memory.data(4096 * 16, 16);
export const ends: usize = memory.data(4096 * 4, 16);

/** A number in any spelling that cells can hold. */
export const NUMBER: u32 = 0;
/** A number as `%.4f` and `%.4e` spell it. */
export const FOUR_PLACES: u32 = 1;
/** `3s`, `12ms`, `1:02`, `1:02:03`: the figures do not matter. */
export const TIME: u32 = 2;
/** A whole number of at most nine digits. */
export const COUNT: u32 = 3;
/** Text that does not matter, up to where the next literal first stands, or to the end of the line if that is empty. */
export const SKIP: u32 = 4;
/** Blanks, or none. */
export const PADDING: u32 = 5;
/** What a progress bar is drawn with: one or more of `=>.`, or of `━` with colours in between. */
export const BAR: u32 = 6;
export const HEAVY_BAR: u32 = 7;
/** Numbers parted by commas, two at least, that do not matter. */
export const LIST: u32 = 8;
/** Updates of a rewritten line up to what it ends as: the last `MIN_UPDATES` at least, or all from an LF on. */
export const UPDATES: u32 = 9;
/** LF or CR LF. */
export const LINE_END: u32 = 10;
/** The line end that is the row's. */
export const ROW_END: u32 = 11;
/** The row ends where it is: of rows that stand on no lines of their own. */
export const ITEM_END: u32 = 12;

/** As many as are looked at of any line (`LAST_FRAMES` of src/lines/line-frames.ts). */
const MIN_UPDATES: u32 = 8;

/** Longest text that is passed over. */
const MAX_SKIP: u32 = 400;

const TAB: u32 = 9;
const LF: u32 = 10;
const CR: u32 = 13;
const ESCAPE: u32 = 27;
const SPACE: u32 = 32;
const PLUS: u32 = 43;
const COMMA: u32 = 44;
const MINUS: u32 = 45;
const POINT: u32 = 46;
const SLASH: u32 = 47;
const ZERO: u32 = 48;
const COLON: u32 = 58;
const EQUALS: u32 = 61;
const GREATER: u32 = 62;
const BRACKET: u32 = 91;
const DELETE: u32 = 127;
const LETTER_E: u32 = 101;
const LETTER_M: u32 = 109;
const LETTER_S: u32 = 115;
const LETTER_U: u32 = 117;

const NEGATIVE: u32 = 0x20;
const EXPONENT: u32 = 0x40;
const EXPONENT_NEGATIVE: u32 = 0x80;
const EXPONENT_SHIFT: u32 = 8;
const WORD: u32 = 0x8000;

/** Sixteen bytes from place n on, as indices, move the first n of sixteen bytes to the end, and zeros before them. */
// prettier-ignore
const shifts: usize = memory.data<u8>([
  240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
], 16);

/** 10⁰ to 10¹⁸ */
// prettier-ignore
const powers: usize = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
  10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000,
]);

/** Digits that fit into a cell, and those of them that may stand before the point. */
const MAX_DIGITS: u32 = 18;
const MAX_WHOLE: u32 = 15;

/** The number read last. */
let value: u64 = 0;
let style: u32 = 0;

/** Where the first line of a row ends after which the row went on otherwise than the layout, or where the window ended; else 0. */
export let firstLineEnd: u32 = 0;

/** Reads rows from the start of the window on, up to the first that is not of the layout; gives how many. */
export function readRows(length: u32, width: u32): u32 {
  const end = window + length;
  let start = window;
  let row: u32 = 0;
  firstLineEnd = 0;
  for (; row < MAX_ROWS && (row + 1) * width <= MAX_CELLS; row += 1) {
    const next = readRow(start, end, row, width);
    if (next == 0) break;
    store<u32>(ends + (row << 2), <u32>(next - window));
    start = next;
  }
  return row;
}

/** The end of the row at `start`, or 0. */
// @ts-ignore: decorator
@inline
function readRow(start: usize, end: usize, row: u32, width: u32): usize {
  let at = start;
  let cell = row * width;
  let count = counts + row * ROW_COUNTS * 4;
  let op = ops;
  while (true) {
    at = skipLiteral(at, literals + load<u32>(op), load<u32>(op, 4), end);
    if (at == 0) return 0;
    const kind = load<u32>(op, 8);
    op += 12;
    if (kind <= FOUR_PLACES) {
      at = kind == FOUR_PLACES ? readFourPlaces(at) : readNumber(at);
      if (at == 0) return 0;
      store<u64>(digits + (cell << 3), value);
      store<u16>(styles + (cell << 1), <u16>style);
      cell += 1;
    } else if (kind >= LINE_END) {
      if (kind == ITEM_END) return at;
      at = skipLineEnd(at);
      if (at == 0 || at > end) return 0;
      if (kind == ROW_END) {
        firstLineEnd = 0;
        return at;
      }
      firstLineEnd = <u32>(at - window);
    } else if (kind == SKIP) {
      at = skipText(at, literals + load<u32>(op), load<u32>(op, 4), end);
      if (at == 0) return 0;
    } else if (kind == PADDING) {
      while (load<u8>(at) == SPACE && at < end) at += 1;
    } else if (kind >= BAR) {
      at =
        kind == BAR ? skipBar(at, end)
        : kind == HEAVY_BAR ? skipHeavyBar(at, end)
        : kind == LIST ? skipList(at, end)
        : skipUpdates(at, end);
      if (at == 0) return 0;
    } else {
      at = readCount(at);
      if (at == 0) return 0;
      if (kind == COUNT) {
        store<u32>(count, <u32>value);
        count += 4;
      } else {
        at = skipUnit(at);
        if (at == 0) return 0;
      }
    }
  }
}

/** The place behind the literal, or 0 where other bytes stand or the window ends. */
// @ts-ignore: decorator
@inline
function skipLiteral(from: usize, literal: usize, length: u32, end: usize): usize {
  if (from + length > end) return 0;
  let left = length;
  let at = from;
  for (; left > 16; left -= 16) {
    if (equalBytes(at, literal) != 0xffff) return 0;
    at += 16;
    literal += 16;
  }
  return (~equalBytes(at, literal) & ((1 << left) - 1)) == 0 ? at + left : 0;
}

/** Where the literal stands next in the line, or where the line ends for an empty one; 0 for neither, and for control characters in between. */
function skipText(from: usize, literal: usize, length: u32, end: usize): usize {
  const isEmpty = length == 0;
  const first = i8x16.splat(load<u8>(literal));
  let at = from;
  while (at < end && at - from < MAX_SKIP) {
    const bytes = v128.load(at);
    const controls = i8x16.lt_u(bytes, i8x16.splat(32));
    const stops = isEmpty ? controls : v128.or(controls, i8x16.eq(bytes, first));
    const places = <u32>i8x16.bitmask(stops);
    if (places == 0) {
      at += 16;
      continue;
    }
    at += ctz(places);
    if (at >= end) return 0;
    const byte: u32 = load<u8>(at);
    if (!isEmpty && skipLiteral(at, literal, length, end) != 0) return at;
    if (byte < 32 && byte != TAB) {
      return isEmpty && (byte == LF || (byte == CR && load<u8>(at, 1) == LF)) ? at : 0;
    }
    at += 1;
  }
  return 0;
}

/** What follows the first digits of a time. */
// @ts-ignore: decorator
@inline
function skipUnit(from: usize): usize {
  const unit: u32 = load<u8>(from);
  if (unit == COLON) {
    const minutes = skipSixtieth(from);
    return minutes != 0 && load<u8>(minutes) == COLON ? skipSixtieth(minutes) : minutes;
  }
  const at = from + usize(unit == LETTER_M || unit == LETTER_U);
  return load<u8>(at) == LETTER_S ? at + 1 : 0;
}

/** A colon and two digits. */
function skipSixtieth(at: usize): usize {
  return digitAt(at + 1) <= 9 && digitAt(at + 2) <= 9 && digitAt(at + 3) > 9 ? at + 3 : 0;
}

function skipBar(from: usize, end: usize): usize {
  let at = from;
  for (; at < end; at += 1) {
    const byte: u32 = load<u8>(at);
    if (byte != EQUALS && byte != POINT && byte != GREATER) break;
  }
  return at == from ? 0 : at;
}

/** Stretches of `━`, which is three bytes long, and escapes of a number such as `ESC[32m`. */
function skipHeavyBar(from: usize, end: usize): usize {
  let at = from;
  let isDrawn = false;
  while (at < end) {
    if ((load<u32>(at) & 0xffffff) == 0x8194e2) {
      at += 3;
      isDrawn = true;
      continue;
    }
    if (load<u8>(at) != ESCAPE || load<u8>(at, 1) != BRACKET) break;
    let last = at + 2;
    while (digitAt(last) <= 9 && last < end) last += 1;
    if (load<u8>(last) != LETTER_M) return 0;
    at = last + 1;
  }
  return isDrawn && at <= end ? at : 0;
}

/** Digits, points, signs, exponents, commas and blanks. */
function skipList(from: usize, end: usize): usize {
  let commas: u32 = 0;
  for (let at = from; at < end; at += 16) {
    const bytes = v128.load(at);
    // From the plus on to the nine, but for the slash.
    const inRange = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(<i8>PLUS)), i8x16.splat(15));
    const known = v128.andnot(inRange, i8x16.eq(bytes, i8x16.splat(<i8>SLASH)));
    const others = v128.or(
      i8x16.eq(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(<i8>LETTER_E)),
      i8x16.eq(bytes, i8x16.splat(<i8>SPACE)),
    );
    const stops = ~(<u32>i8x16.bitmask(v128.or(known, others))) & 0xffff;
    const passed = ctz(stops | 0x10000);
    const isComma = <u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(<i8>COMMA)));
    commas += popcnt(isComma & ((1 << passed) - 1));
    if (stops != 0) return commas > 0 && at + passed <= end ? at + passed : 0;
  }
  return 0;
}

/** Where what the line ends as begins; 0 where something else than updates stands before it, or the line goes on. */
function skipUpdates(from: usize, end: usize): usize {
  const isWhole = load<u8>(from) == LF;
  let last: usize = isWhole ? from + 1 : 0;
  let updates: u32 = 0;
  for (let at = from + usize(isWhole); at < end; at += 16) {
    const bytes = v128.load(at);
    const isEnd = v128.or(
      i8x16.eq(bytes, i8x16.splat(<i8>CR)),
      i8x16.eq(bytes, i8x16.splat(<i8>LF)),
    );
    for (let ends = <u32>i8x16.bitmask(isEnd); ends != 0; ends &= ends - 1) {
      const stop = at + ctz(ends);
      if (stop >= end) return 0;
      if (load<u8>(stop) == LF || load<u8>(stop, 1) == LF) {
        return isWhole || updates >= MIN_UPDATES ? last : 0;
      }
      if (last != 0 && !isUpdate(last, stop)) return 0;
      updates += 1;
      last = stop + 1;
    }
  }
  return 0;
}

/** Blanks, or a count such as `12/391` with whatever follows it: as src/lines/frame.ts has it. */
function isUpdate(from: usize, end: usize): bool {
  let at = from;
  while (at < end) {
    const byte: u32 = load<u8>(at);
    if (byte == ESCAPE && load<u8>(at, 1) == BRACKET) {
      at += 2;
      while (at < end && load<u8>(at) < 0x40) at += 1;
    } else if (byte > SPACE && byte != DELETE) break;
    at += 1;
  }
  const first = at;
  while (at < end && digitAt(at) <= 9) at += 1;
  return at >= end ? first >= end : at > first && load<u8>(at) == SLASH;
}

/** A bit for each of sixteen bytes. */
// @ts-ignore: decorator
@inline
function equalBytes(a: usize, b: usize): u32 {
  return <u32>i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b)));
}

// @ts-ignore: decorator
@inline
function skipLineEnd(from: usize): usize {
  const at = from + usize(load<u8>(from) == CR);
  return load<u8>(at) == LF ? at + 1 : 0;
}

// @ts-ignore: decorator
@inline
function digitAt(at: usize): u32 {
  return <u32>load<u8>(at) - ZERO;
}

/** At most nine digits, none of them a zero in front, into `value`. */
// @ts-ignore: decorator
@inline
function readCount(from: usize): usize {
  let number: u32 = 0;
  let at = from;
  for (let digit = digitAt(at); digit <= 9; digit = digitAt(at)) {
    if (at - from == 9) return 0;
    number = 10 * number + digit;
    at += 1;
  }
  const length = at - from;
  if (length == 0 || (length > 1 && digitAt(from) == 0)) return 0;
  value = number;
  return at;
}

/**
 * A digit and a point, or what `readWhole` reads, then four digits, and perhaps an exponent if there is one digit before.
 * The first lines stand again in `readNumber`: shared, they made both 8 % slower.
 */
// @ts-ignore: decorator
@inline
function readFourPlaces(from: usize): usize {
  const isNegative = <u32>(load<u8>(from) == MINUS);
  const first = from + isNegative;
  let whole: u32 = 1;
  value = digitAt(first);
  if (load<u8>(first, 1) != POINT) {
    whole = readWhole(first);
    if (whole == 0) return readWord(from);
    if (load<u8>(first + whole) != POINT || whole + 4 > MAX_DIGITS) return 0;
  } else if (value > 9) return 0;
  const at = first + whole + 1;
  // Adding 0x76 sets the top bit of each byte that is more than 9.
  const four = load<u32>(at) ^ 0x30303030;
  if (((four + 0x76767676) | four) & 0x80808080) return 0;
  const pairs = 10 * (four & 0x00ff00ff) + ((four >> 8) & 0x00ff00ff);
  const lead = value;
  value = 10000 * value + (100 * (pairs & 0xff) + (pairs >> 16));
  style = (isNegative ? NEGATIVE : 0) | 4;
  if (load<u8>(at, 4) != LETTER_E) return at + 4;
  return whole == 1 && (lead > 0 || value == 0) ? readExponent(at + 4) : 0;
}

/**
 * What `%f`, `%e` and Python's `repr` print: no plus, no zeros in front, a digit on both sides of the point, an exponent
 * of a sign and two digits, at most 15 digits before the point, twenty behind it, and 18 but for zeros in front.
 */
// @ts-ignore: decorator
@inline
function readNumber(from: usize): usize {
  const isNegative = <u32>(load<u8>(from) == MINUS);
  const first = from + isNegative;
  let whole: u32 = 1;
  value = digitAt(first);
  if (load<u8>(first, 1) != POINT) {
    whole = readWhole(first);
    if (whole == 0) return readWord(from);
  } else if (value > 9) return 0;
  let at = first + whole;
  let places: u32 = 0;
  if (load<u8>(at) == POINT) {
    at += 1;
    const near = lessZeros(at);
    const far = lessZeros(at + 16);
    places = ctz(nonDigits(near) | (nonDigits(far) << 16) | 0x80000000);
    if (places == 0 || places > 20 || (value > 0 && whole + places > MAX_DIGITS)) return 0;
    const nearby = min<u32>(places, 16);
    value = value * power(nearby) + numberOf(near, nearby);
    // Whether there are more than sixteen places is a coin's throw for a processor: it is not asked.
    const beyond = places - nearby;
    if (value >= power(MAX_DIGITS - beyond)) return 0;
    value = value * power(beyond) + numberOf(far, beyond);
    at += places;
  }
  style = (isNegative ? NEGATIVE : 0) | places;
  return load<u8>(at) == LETTER_E ? readExponent(at) : at;
}

// @ts-ignore: decorator
@inline
function power(exponent: u32): u64 {
  return load<u64>(powers + (exponent << 3));
}

// @ts-ignore: decorator
@inline
function lessZeros(at: usize): v128 {
  return i8x16.sub(v128.load(at), i8x16.splat(<i8>ZERO));
}

/** A bit for each byte that is no digit's value. */
// @ts-ignore: decorator
@inline
function nonDigits(values: v128): u32 {
  return <u32>i8x16.bitmask(i8x16.gt_u(values, i8x16.splat(9)));
}

/** The number of the first `length` of sixteen digits; pairs, fours and eights of them are put together at once. */
// @ts-ignore: decorator
@inline
function numberOf(values: v128, length: u32): u64 {
  const right = i8x16.swizzle(values, v128.load(shifts + length));
  const tens = i16x8.mul(v128.and(right, i16x8.splat(0xff)), i16x8.splat(10));
  const pairs = i16x8.add(tens, i16x8.shr_u(right, 8));
  const fours = i32x4.dot_i16x8_s(pairs, i32x4.splat(100 | (1 << 16)));
  const narrow = i16x8.narrow_i32x4_s(fours, fours);
  const eights = i32x4.dot_i16x8_s(narrow, i32x4.splat(10000 | (1 << 16)));
  return <u64>i32x4.extract_lane(eights, 0) * 100000000 + <u64>i32x4.extract_lane(eights, 1);
}

/** One to fifteen digits, into `value`; gives how many, or 0. */
function readWhole(first: usize): u32 {
  const values = lessZeros(first);
  const length = ctz(nonDigits(values) | 0x10000);
  if (length == 0 || length > MAX_WHOLE || (length > 1 && digitAt(first) == 0)) return 0;
  value = numberOf(values, length);
  return length;
}

function readExponent(at: usize): usize {
  const sign: u32 = load<u8>(at, 1);
  const tens = digitAt(at + 2);
  const ones = digitAt(at + 3);
  if (tens > 9 || ones > 9 || digitAt(at + 4) <= 9) return 0;
  if (sign != PLUS && sign != MINUS) return 0;
  style |= EXPONENT | ((10 * tens + ones) << EXPONENT_SHIFT);
  if (sign == MINUS) style |= EXPONENT_NEGATIVE;
  return at + 4;
}

/** `nan`, `inf` or `-inf`, whose index the style then has. */
function readWord(at: usize): usize {
  const three = load<u32>(at) & 0xffffff;
  value = 0;
  if (three == 0x6e616e || three == 0x666e69) {
    style = WORD | <u32>(three == 0x666e69);
    return at + 3;
  }
  style = WORD | 2;
  return load<u32>(at) == 0x666e692d ? at + 4 : 0;
}
