// UTF-8 JSON, chunk by chunk → the text of the strings that are asked for, and the lines of the file they stand on.

/** Keys and places in arrays that lead to a value, the outermost first. */
export type JsonPath = readonly (string | number)[];

export interface JsonWalker {
  /** A string value begins; true asks for its text. The path changes later. */
  begins(path: JsonPath): boolean;
  /** Some of the text of the string, escapes resolved, good until it returns; `line` of the file, from 1. */
  text(bytes: Uint8Array, line: number): void;
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

/** Of a `key` the beginning is kept; of what is `wanted` all of it goes on; what is `skipped` has only its end looked for. */
type StringKind = "none" | "key" | "wanted" | "skipped";

/** The text of the string in hand, escapes resolved, handed on in pieces. */
class StringText {
  kind: StringKind = "none";
  /** After a backslash, until what it stands for is known. */
  isEscape = false;
  readonly #onText: (bytes: Uint8Array) => void;
  readonly #bytes = new Uint8Array(TEXT_LENGTH);
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #length = 0;
  /** Hexadecimal digits after `\u` so far. */
  #digits: string | undefined;
  /** First half of a surrogate pair. */
  #high = 0;

  constructor(onText: (bytes: Uint8Array) => void) {
    this.#onText = onText;
  }

  begin(kind: StringKind): void {
    this.kind = kind;
    this.#length = 0;
  }

  /** Bytes without quote or backslash. */
  add(bytes: Uint8Array): void {
    this.#addLoneHigh();
    this.#put(bytes);
  }

  /** The next byte after a backslash. */
  escaped(byte: number): void {
    if (this.#digits === undefined && byte === 0x75) {
      this.#digits = "";
      return;
    }
    if (this.#digits === undefined) this.#addUnit(ESCAPES.get(byte) ?? byte);
    else {
      const digits = this.#digits + String.fromCharCode(byte);
      this.#digits = digits;
      if (digits.length < 4) return;
      this.#digits = undefined;
      this.#addUnit(/^[\da-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : 0xfffd);
    }
    this.isEscape = false;
  }

  /** Ends the string; gives the text of a key. */
  end(): string | undefined {
    this.#addLoneHigh();
    const key =
      this.kind === "key"
        ? this.#decoder.decode(this.#bytes.subarray(0, Math.min(this.#length, MAX_KEY)))
        : undefined;
    this.flush();
    this.kind = "none";
    return key;
  }

  flush(): void {
    if (this.kind === "wanted" && this.#length > 0)
      this.#onText(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }

  #put(bytes: Uint8Array): void {
    if (this.kind === "skipped") return;
    for (let at = 0; at < bytes.length; at += TEXT_LENGTH - LONGEST) {
      const part = bytes.subarray(at, at + TEXT_LENGTH - LONGEST);
      if (this.kind === "wanted" && this.#length + part.length > TEXT_LENGTH) this.flush();
      // Of a key only the beginning is kept.
      this.#bytes.set(part.subarray(0, TEXT_LENGTH - this.#length), this.#length);
      this.#length = Math.min(TEXT_LENGTH, this.#length + part.length);
    }
  }

  #addCodePoint(code: number): void {
    if (code >= 0x80) this.#put(this.#encoder.encode(String.fromCodePoint(code)));
    else {
      if (this.kind === "wanted" && this.#length === TEXT_LENGTH) this.flush();
      if (this.#length < TEXT_LENGTH) this.#bytes[this.#length++] = code;
    }
  }

  #addLoneHigh(): void {
    if (this.#high !== 0) this.#addCodePoint(0xfffd);
    this.#high = 0;
  }

  #addUnit(unit: number): void {
    const isLow = unit >= 0xdc00 && unit < 0xe000;
    if (isLow && this.#high !== 0) {
      this.#addCodePoint(0x10000 + (this.#high - 0xd800) * 0x400 + (unit - 0xdc00));
      this.#high = 0;
      return;
    }
    this.#addLoneHigh();
    if (unit >= 0xd800 && unit < 0xdc00) this.#high = unit;
    else this.#addCodePoint(isLow ? 0xfffd : unit);
  }
}

/**
 * Looks for nothing but brackets, quotes and commas: broken JSON gives what there is. Memory is bounded whatever the
 * input; strings that nobody asks for, such as images, are only searched for their end.
 */
export class JsonWalk {
  readonly #walker: JsonWalker;
  readonly #string: StringText;
  readonly #path: (string | number)[] = [];
  #depth = 0;
  #line = 1;
  #afterCr = false;
  /** Whether the next string is a key. */
  #keyNext = false;

  constructor(walker: JsonWalker) {
    this.#walker = walker;
    this.#string = new StringText((bytes) => walker.text(bytes, this.#line));
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#string.kind !== "none") at = this.#inString(chunk, at);
      else {
        this.#outside(chunk[at] ?? 0);
        at += 1;
      }
    }
  }

  /** Whether everything that was opened is closed. */
  end(): { readonly whole: boolean } {
    const whole = this.#depth === 0 && this.#string.kind === "none";
    this.#string.flush();
    return { whole };
  }

  /** Takes bytes of a string from `at` on; gives where it stopped. */
  #inString(chunk: Uint8Array, at: number): number {
    const string = this.#string;
    const first = chunk[at] ?? 0;
    if (string.isEscape) {
      string.escaped(first);
      return at + 1;
    }
    let end = at;
    while (end < chunk.length && chunk[end] !== QUOTE && chunk[end] !== BACKSLASH) end += 1;
    if (end > at) {
      string.add(chunk.subarray(at, end));
      return end;
    }
    if (first === BACKSLASH) string.isEscape = true;
    else this.#endString();
    return at + 1;
  }

  #outside(byte: number): void {
    if (byte === CR || (byte === LF && !this.#afterCr)) this.#line += 1;
    this.#afterCr = byte === CR;
    if (byte === QUOTE) this.#string.begin(this.#nextKind());
    else if (byte === 0x7b || byte === 0x5b) this.#open(byte === 0x7b);
    else if (byte === 0x7d || byte === 0x5d) this.#close();
    else if (byte === 0x2c) this.#separate();
  }

  #nextKind(): StringKind {
    if (this.#depth > MAX_DEPTH) return "skipped";
    if (this.#keyNext) return "key";
    return this.#walker.begins(this.#path) ? "wanted" : "skipped";
  }

  #endString(): void {
    const key = this.#string.end();
    if (key === undefined) return;
    this.#path[this.#path.length - 1] = key;
    this.#keyNext = false;
  }

  #open(isObject: boolean): void {
    this.#depth += 1;
    if (this.#depth <= MAX_DEPTH) this.#path.push(isObject ? "" : 0);
    this.#keyNext = isObject;
  }

  #close(): void {
    if (this.#depth === 0) return;
    if (this.#depth <= MAX_DEPTH) this.#path.pop();
    this.#depth -= 1;
    this.#keyNext = false;
  }

  #separate(): void {
    if (this.#depth === 0 || this.#depth > MAX_DEPTH) return;
    const last = this.#path.at(-1);
    if (typeof last === "number") this.#path[this.#path.length - 1] = last + 1;
    else this.#keyNext = true;
  }
}
