// JSON text → its values, with numbers as they are spelled and the lines they stand on.

import { parsePrinted } from "../../table/printed.ts";
import { FormatError } from "../buffered.ts";
import { readNumberList } from "./json-numbers.ts";
import { createJsonRows, type JsonRows } from "./json-rows.ts";
import { isDict, MAX_DEPTH, MAX_NUMBERS, MAX_VALUES, type Tree } from "./tree.ts";

const NUMBER = /-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN/y;
const WORD = /true|false|null/y;
const [LF, CR, TAB, SPACE, BACKSLASH] = [0x0a, 0x0d, 0x09, 0x20, 0x5c] as const;

/** Place after the string at `at`, or −1. A regular expression with a choice in a repeat runs out of stack on 32 MiB. */
function stringEnd(text: string, at: number): number {
  if (text[at] !== '"') return -1;
  let end = at;
  for (;;) {
    end = text.indexOf('"', end + 1);
    if (end < 0) return -1;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
}

/**
 * Every value of the text, one after another. Takes what Python's `json` writes: `NaN` and `Infinity` too, which
 * `JSON.parse` and lossless-json refuse. Throws a FormatError for anything else, with the line. O(length).
 */
export function* parseJson(text: string, firstLine = 1): Generator<Tree> {
  let at = 0;
  let line = firstLine;
  let values = 0;
  /** In lists of numbers and nothing else, and in objects that are alike. */
  let numbersSoFar = 0;
  let rows: JsonRows | undefined;

  const skip = (): void => {
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > SPACE) return;
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) line += 1;
      else if (code !== SPACE && code !== TAB && code !== CR) return;
    }
  };

  const fail = (): never => {
    throw at >= text.length
      ? new FormatError("the JSON ends before it is complete", line)
      : new FormatError(`no JSON from \`${text.slice(at, at + 16)}\` on`, line);
  };

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return undefined;
    const token = text.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    return token;
  };

  const string = (): string | undefined => {
    const end = stringEnd(text, at);
    if (end < 0) return undefined;
    const token = text.slice(at, end);
    try {
      const content = token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
      at = end;
      return content;
    } catch {
      return fail();
    }
  };

  /** Whether a comma was passed; false at the closing bracket, which is passed too. */
  const goesOn = (close: string, isFirst: boolean): boolean => {
    skip();
    if (text[at] === close) {
      at += 1;
      return false;
    }
    if (isFirst) return true;
    if (text[at] !== ",") fail();
    at += 1;
    skip();
    return true;
  };

  /** A list of many numbers and nothing else; undefined for any other, and nothing is passed then. */
  const numberList = (): Tree | undefined => {
    const found = readNumberList(text, at, line, MAX_NUMBERS - numbersSoFar);
    if (found === undefined) return undefined;
    const { numbers, lines } = found;
    const start = line;
    at = found.end;
    line = found.line;
    numbersSoFar += numbers.length;
    return {
      kind: "list",
      line: start,
      numbers,
      get items() {
        return Array.from({ length: numbers.length }, (_, i) => numbers.at(i));
      },
      ...(lines === undefined ? {} : { lines }),
    };
  };

  const list = (depth: number): Tree => {
    const numbers = numberList();
    if (numbers !== undefined) return numbers;
    const start = line;
    const items: Tree[] = [];
    const lines: number[] = [];
    while (goesOn("]", items.length === 0)) {
      lines.push(line);
      items.push(item(depth));
    }
    return { kind: "list", line: start, items, ...(line === start ? {} : { lines }) };
  };

  const item = (depth: number): Tree => {
    if (text[at] !== "{" || depth === MAX_DEPTH || values === MAX_VALUES) return value(depth);
    rows ??= createJsonRows(text);
    const like = rows.read(at, line, MAX_NUMBERS - numbersSoFar);
    if (like === undefined) {
      const tree = value(depth);
      if (isDict(tree)) rows.learn(tree);
      return tree;
    }
    values += 1;
    numbersSoFar += like.layout.store.columns.length;
    at = rows.end;
    line = rows.line;
    return like;
  };

  const dict = (depth: number): Tree => {
    const start = line;
    const members: [string, Tree][] = [];
    while (goesOn("}", members.length === 0)) {
      const name = string() ?? fail();
      skip();
      if (text[at] !== ":") fail();
      at += 1;
      skip();
      members.push([name, value(depth)]);
    }
    return { kind: "dict", line: start, members };
  };

  const value = (depth: number): Tree => {
    values += 1;
    if (values > MAX_VALUES) throw new FormatError(`more than ${MAX_VALUES} values`, line);
    const first = text[at];
    if (first === "[" || first === "{") {
      if (depth === MAX_DEPTH) throw new FormatError(`JSON nested deeper than ${depth}`, line);
      at += 1;
      return first === "[" ? list(depth + 1) : dict(depth + 1);
    }
    if (first === '"') return string() ?? fail();
    const word = first === "t" || first === "f" || first === "n" ? take(WORD) : undefined;
    if (word !== undefined) return word === "null" ? null : word === "true";
    const number = take(NUMBER);
    return number === undefined ? fail() : (parsePrinted(number) ?? number);
  };

  skip();
  while (at < text.length) {
    yield value(0);
    skip();
  }
}
