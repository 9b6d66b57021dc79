// A JSON list of numbers and of nothing else → where each of them begins.

import { TextNumbers } from "../../table/text-store.ts";

const NUMBER = /-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN/y;

/** Fewer are as well read one by one. */
const FEWEST = 16;
/** Characters of a number; see `parsePrinted`. */
const LONGEST = 64;

export interface NumberList {
  readonly numbers: TextNumbers;
  /** Place after the closing bracket, and its line. */
  readonly end: number;
  readonly line: number;
  /** The line of each, where they stand on several. */
  readonly lines: readonly number[] | undefined;
}

/** From the place after the opening bracket on; undefined where anything else is in it, or more than `most`. O(length). */
export function readNumberList(
  text: string,
  from: number,
  firstLine: number,
  most: number,
): NumberList | undefined {
  const starts: number[] = [];
  let lines: number[] | undefined;
  let line = firstLine;
  let at = from;
  const skip = (): void => {
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) line += 1;
      else if (code !== SPACE && code !== TAB && code !== CR) return;
    }
  };
  for (;;) {
    skip();
    NUMBER.lastIndex = at;
    if (!NUMBER.test(text)) return undefined;
    if (NUMBER.lastIndex - at > LONGEST || starts.length === most) return undefined;
    if (line !== firstLine) lines ??= starts.map(() => firstLine);
    starts.push(at);
    lines?.push(line);
    at = NUMBER.lastIndex;
    skip();
    const code = text.charCodeAt(at);
    at += 1;
    if (code === CLOSE) break;
    if (code !== COMMA) return undefined;
  }
  if (starts.length < FEWEST) return undefined;
  return { numbers: new TextNumbers(text, Uint32Array.from(starts)), end: at, line, lines };
}

const [LF, CR, TAB, SPACE, COMMA, CLOSE] = [0x0a, 0x0d, 0x09, 0x20, 0x2c, 0x5d] as const;
