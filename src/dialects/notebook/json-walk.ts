// UTF-8 JSON, chunk by chunk → the text of the strings that are asked for, and the lines of the file they stand on.

/** Keys and places in arrays that lead to a value, the outermost first. */
export type JsonPath = readonly (string | number)[];

export interface JsonWalker {
  /** A string value begins; true asks for its text. The path changes later. */
  begins(path: JsonPath): boolean;
  /** Some of the text of the string, escapes resolved, good until it returns; `line` of the file, from 1. */
  text(bytes: Uint8Array, line: number): void;
}

export interface JsonWalk {
  push(chunk: Uint8Array): void;
  /** Whether everything that was opened is closed. */
  end(): { readonly whole: boolean };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;
const CR = 0x0d;

/** Deeper values are passed over: those that are asked for lie at most 8 deep. */
const MAX_DEPTH = 32;
/** Bytes of a key that are kept. */
const MAX_KEY = 128;
const TEXT_LENGTH = 4096;
/** Longest UTF-8 form of what one escape stands for, and of a lone surrogate before it. */
const LONGEST = 8;

const ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, LF],
  [0x72, CR],
  [0x74, 0x09],
]);

/**
 * Looks for nothing but brackets, quotes and commas: broken JSON gives what there is. Memory is bounded whatever the
 * input; strings that nobody asks for, such as images, are only searched for their end.
 */
export function createJsonWalk(walker: JsonWalker): JsonWalk {
  const path: (string | number)[] = [];
  let depth = 0;
  let line = 1;
  let afterCr = false;
  let string: "none" | "key" | "wanted" | "skipped" = "none";
  /** Whether the next string is a key. */
  let keyNext = false;
  const text = new Uint8Array(TEXT_LENGTH);
  let length = 0;
  let isEscape = false;
  /** Hexadecimal digits after `\u` so far. */
  let digits: string | undefined;
  /** First half of a surrogate pair. */
  let high = 0;

  const flush = (): void => {
    if (string === "wanted" && length > 0) walker.text(text.subarray(0, length), line);
    length = 0;
  };

  const put = (bytes: Uint8Array): void => {
    if (string === "skipped") return;
    for (let at = 0; at < bytes.length; at += TEXT_LENGTH - LONGEST) {
      const part = bytes.subarray(at, at + TEXT_LENGTH - LONGEST);
      if (string === "wanted" && length + part.length > TEXT_LENGTH) flush();
      // Of a key only the beginning is kept.
      text.set(part.subarray(0, TEXT_LENGTH - length), length);
      length = Math.min(TEXT_LENGTH, length + part.length);
    }
  };

  const putCodePoint = (code: number): void => {
    if (code >= 0x80) put(encoder.encode(String.fromCodePoint(code)));
    else {
      if (string === "wanted" && length === TEXT_LENGTH) flush();
      if (length < TEXT_LENGTH) text[length++] = code;
    }
  };

  const flushHigh = (): void => {
    if (high !== 0) putCodePoint(0xfffd);
    high = 0;
  };

  const putUnit = (unit: number): void => {
    if (unit >= 0xdc00 && unit < 0xe000 && high !== 0) {
      putCodePoint(0x10000 + (high - 0xd800) * 0x400 + (unit - 0xdc00));
      high = 0;
      return;
    }
    flushHigh();
    if (unit >= 0xd800 && unit < 0xdc00) high = unit;
    else putCodePoint(unit >= 0xdc00 && unit < 0xe000 ? 0xfffd : unit);
  };

  const inEscape = (byte: number): void => {
    if (digits === undefined) {
      if (byte === 0x75) digits = "";
      else {
        putUnit(ESCAPES.get(byte) ?? byte);
        isEscape = false;
      }
      return;
    }
    digits += String.fromCharCode(byte);
    if (digits.length < 4) return;
    const unit = /^[\da-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : 0xfffd;
    putUnit(unit);
    digits = undefined;
    isEscape = false;
  };

  /** Takes bytes of a string from `at` on; gives where it stopped. */
  const inString = (chunk: Uint8Array, at: number): number => {
    const first = chunk[at] ?? 0;
    if (isEscape) {
      inEscape(first);
      return at + 1;
    }
    let end = at;
    while (end < chunk.length && chunk[end] !== QUOTE && chunk[end] !== BACKSLASH) end += 1;
    if (end > at) {
      flushHigh();
      put(chunk.subarray(at, end));
      return end;
    }
    if (first === BACKSLASH) isEscape = true;
    else endString();
    return at + 1;
  };

  const beginString = (): void => {
    length = 0;
    if (depth > MAX_DEPTH) string = "skipped";
    else if (keyNext) string = "key";
    else string = walker.begins(path) ? "wanted" : "skipped";
  };

  const endString = (): void => {
    flushHigh();
    if (string === "key") {
      path[path.length - 1] = decoder.decode(text.subarray(0, Math.min(length, MAX_KEY)));
      keyNext = false;
    }
    flush();
    string = "none";
  };

  const open = (isObject: boolean): void => {
    depth += 1;
    if (depth <= MAX_DEPTH) path.push(isObject ? "" : 0);
    keyNext = isObject;
  };

  const close = (): void => {
    if (depth === 0) return;
    if (depth <= MAX_DEPTH) path.pop();
    depth -= 1;
    keyNext = false;
  };

  const separate = (): void => {
    if (depth === 0 || depth > MAX_DEPTH) return;
    const last = path.at(-1);
    if (typeof last === "number") path[path.length - 1] = last + 1;
    else keyNext = true;
  };

  const outside = (byte: number): void => {
    if (byte === CR || (byte === LF && !afterCr)) line += 1;
    afterCr = byte === CR;
    if (byte === QUOTE) beginString();
    else if (byte === 0x7b || byte === 0x5b) open(byte === 0x7b);
    else if (byte === 0x7d || byte === 0x5d) close();
    else if (byte === 0x2c) separate();
  };

  return {
    push(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (string !== "none") at = inString(chunk, at);
        else {
          outside(chunk[at] ?? 0);
          at += 1;
        }
      }
    },
    end() {
      const whole = depth === 0 && string === "none";
      flush();
      return { whole };
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
