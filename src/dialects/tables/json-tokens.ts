// Text of JSON → where the tokens in it end.

/** Characters that stand for themselves. */
export const LF = 0x0a;
export const CR = 0x0d;
export const TAB = 0x09;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const OPEN_DICT = 0x7b;
export const CLOSE_DICT = 0x7d;
export const BACKSLASH = 0x5c;

const NUMBER_OR_WORD = /-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN|true|false|null/y;

/** The number or word at this place. */
export function wordAt(text: string, at: number): string | undefined {
  NUMBER_OR_WORD.lastIndex = at;
  return NUMBER_OR_WORD.test(text) ? text.slice(at, NUMBER_OR_WORD.lastIndex) : undefined;
}

/** Place after the digits, letters, signs and points at this one. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isOfWord(text.charCodeAt(end))) end += 1;
  return end;
}

function isOfWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x7a && code !== CLOSE_LIST) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x2e
  );
}

/** Place before the beginning of a character whose other bytes are not there. */
export function endOfCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let at = length - 1; at >= 0 && at >= length - 3; at -= 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return at + size > length ? at : length;
  }
  return length;
}

/** Place after the string at `at`, or −1. A regular expression with a choice in a repeat runs out of stack on 32 MiB. */
export function stringEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return -1;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
}

/** What a string with its quotes says; undefined where it has escapes that mean nothing. */
export function unescaped(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}
