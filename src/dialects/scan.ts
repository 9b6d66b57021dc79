// Text at a position → the number, the duration or the counter that stands there: scanners that every dialect shares.

export const NUMBER: RegExp = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[+-]?(?:nan|infinity|inf)/iy;
const DURATION = /(?:\d+:\d\d(?::\d\d)?|\d+(?:\.\d+)?(?:ms|us|µs|ns|s|m|h))(?:\/[a-z]+)?(?=\s|$)/y;

export interface NumberToken {
  readonly text: string;
  readonly end: number;
  /** False when other text follows without a space (`0.4000Epoch 3: …`). */
  readonly clean: boolean;
}

/** End of what `pattern` (sticky) matches at `at`, or −1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

export function skipSpaces(text: string, at: number): number {
  let end = at;
  while (isSpace(text, end)) end += 1;
  return end;
}

const TOKEN = /[^ \t\u00a0]+/y;

/** End of what stands there without a space; `at` itself where a space stands. */
export function tokenEnd(text: string, at: number): number {
  return Math.max(at, endOf(TOKEN, text, at));
}

export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09 || code === 0xa0;
}

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** End of a duration such as `3s`, `24ms/step`, `1:02:03`, `12us/sample`; `at` itself when there is none. */
export function durationEnd(text: string, at: number): number {
  const end = endOf(DURATION, text, at);
  return end < 0 ? at : end;
}

/**
 * The number at `at`. Where other text is glued to it, four decimals and two digits of exponent are taken, which is
 * what every Keras prints (`%.4f`, `%.4e`: keras 1.0 to 3.15): of `0.50002024-05-01` the number is `0.5000`.
 */
export function numberAt(text: string, at: number): NumberToken | undefined {
  const wordEnd = endOf(WORD, text, at);
  if (wordEnd >= 0) {
    const clean = isBoundary(text, wordEnd);
    const isGlued = /[A-Z\d[]/.test(text.charAt(wordEnd)) || isClosed(text, wordEnd);
    if (!clean && !isGlued) return undefined;
    return { text: text.slice(at, wordEnd), end: wordEnd, clean };
  }
  const end = endOf(NUMBER, text, at);
  if (end < 0) return undefined;
  const token = text.slice(at, end);
  if (isBoundary(text, end)) return { text: token, end, clean: true };
  const isWhole = isClosed(text, end) || (token.includes(".") && isWord(text, end));
  const kept = isWhole ? token : GLUED.exec(token)?.[0];
  return kept === undefined ? undefined : { text: kept, end: at + kept.length, clean: false };
}

const CLOSERS = ")]}\"'`*_|";

function skipClosers(text: string, at: number): number {
  let end = at;
  while (end < text.length && CLOSERS.includes(text.charAt(end))) end += 1;
  return end;
}

/** Whether the end of quotes or of a sentence stands there, and a blank behind it. Dots would stand for digits left out. */
function isClosed(text: string, at: number): boolean {
  const quoted = skipClosers(text, at);
  if (quoted > at && isBoundary(text, quoted)) return true;
  if (!/[.,;:!?]/.test(text.charAt(quoted))) return false;
  const end = skipClosers(text, quoted + 1);
  return skipSpaces(text, end) >= text.length;
}

/** Whether a capital and another letter stand there, as in `0.25WARNING`: no unit of a number. */
function isWord(text: string, at: number): boolean {
  return endOf(CAPITALIZED, text, at) >= 0;
}

const CAPITALIZED = /[A-Z][A-Za-z]{3}/y;
const GLUED = /^[+-]?\d+\.\d{4}(?:[eE][+-]\d{2})?/;

function isBoundary(text: string, at: number): boolean {
  return at >= text.length || isSpace(text, at);
}

const FOUR_DECIMALS = /^[+-]?(?:\d+\.\d{4}|(?:[1-9]\.\d{4}|0\.0000)e[+-]\d{2,3}|nan|inf)$/;

/** Whether Keras could have printed exactly these characters as a whole number. */
export function hasFourDecimals(text: string): boolean {
  return FOUR_DECIMALS.test(text);
}
