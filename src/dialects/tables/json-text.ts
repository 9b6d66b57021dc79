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
  const parser = new JsonParser(text, firstLine);
  while (parser.hasMore()) yield parser.value(0);
}

/** Stands before the character at `#at`, on `#line`. */
class JsonParser {
  readonly #text: string;
  #at = 0;
  #line: number;
  #values = 0;
  /** In lists of numbers and nothing else, and in objects that are alike. */
  #numbersSoFar = 0;
  #rows: JsonRows | undefined;

  constructor(text: string, firstLine: number) {
    this.#text = text;
    this.#line = firstLine;
  }

  /** Whether anything but blanks is left; they are passed. */
  hasMore(): boolean {
    this.#skip();
    return this.#at < this.#text.length;
  }

  value(depth: number): Tree {
    this.#values += 1;
    if (this.#values > MAX_VALUES)
      throw new FormatError(`more than ${MAX_VALUES} values`, this.#line);
    const first = this.#text[this.#at];
    if (first === "[" || first === "{") {
      if (depth === MAX_DEPTH)
        throw new FormatError(`JSON nested deeper than ${depth}`, this.#line);
      this.#at += 1;
      return first === "[" ? this.#list(depth + 1) : this.#dict(depth + 1);
    }
    if (first === '"') return this.#string() ?? this.#fail();
    const word = first === "t" || first === "f" || first === "n" ? this.#take(WORD) : undefined;
    if (word !== undefined) return word === "null" ? null : word === "true";
    const number = this.#take(NUMBER);
    return number === undefined ? this.#fail() : (parsePrinted(number) ?? number);
  }

  #list(depth: number): Tree {
    const numbers = this.#numberList();
    if (numbers !== undefined) return numbers;
    const start = this.#line;
    const items: Tree[] = [];
    const lines: number[] = [];
    while (this.#goesOn("]", items.length === 0)) {
      lines.push(this.#line);
      items.push(this.#item(depth));
    }
    return { kind: "list", line: start, items, ...(this.#line === start ? {} : { lines }) };
  }

  /** A list of many numbers and nothing else; undefined for any other, and nothing is passed then. */
  #numberList(): Tree | undefined {
    const most = MAX_NUMBERS - this.#numbersSoFar;
    const found = readNumberList(this.#text, this.#at, this.#line, most);
    if (found === undefined) return undefined;
    const { numbers, lines } = found;
    const start = this.#line;
    this.#at = found.end;
    this.#line = found.line;
    this.#numbersSoFar += numbers.length;
    return {
      kind: "list",
      line: start,
      numbers,
      get items() {
        return Array.from({ length: numbers.length }, (_, i) => numbers.at(i));
      },
      ...(lines === undefined ? {} : { lines }),
    };
  }

  #item(depth: number): Tree {
    if (this.#text[this.#at] !== "{" || depth === MAX_DEPTH || this.#values === MAX_VALUES)
      return this.value(depth);
    const rows = (this.#rows ??= createJsonRows(this.#text));
    const like = rows.read(this.#at, this.#line, MAX_NUMBERS - this.#numbersSoFar);
    if (like === undefined) {
      const tree = this.value(depth);
      if (isDict(tree)) rows.learn(tree);
      return tree;
    }
    this.#values += 1;
    this.#numbersSoFar += like.layout.store.columns.length;
    this.#at = rows.end;
    this.#line = rows.line;
    return like;
  }

  #dict(depth: number): Tree {
    const start = this.#line;
    const members: [string, Tree][] = [];
    while (this.#goesOn("}", members.length === 0)) {
      const name = this.#string() ?? this.#fail();
      this.#skip();
      if (this.#text[this.#at] !== ":") this.#fail();
      this.#at += 1;
      this.#skip();
      members.push([name, this.value(depth)]);
    }
    return { kind: "dict", line: start, members };
  }

  /** Whether a comma was passed; false at the closing bracket, which is passed too. */
  #goesOn(close: string, isFirst: boolean): boolean {
    this.#skip();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return false;
    }
    if (isFirst) return true;
    if (this.#text[this.#at] !== ",") this.#fail();
    this.#at += 1;
    this.#skip();
    return true;
  }

  #string(): string | undefined {
    const end = stringEnd(this.#text, this.#at);
    if (end < 0) return undefined;
    const token = this.#text.slice(this.#at, end);
    try {
      const content = token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
      this.#at = end;
      return content;
    } catch {
      return this.#fail();
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return undefined;
    const token = this.#text.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return token;
  }

  #skip(): void {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > SPACE) break;
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) this.#line += 1;
      else if (code !== SPACE && code !== TAB && code !== CR) break;
    }
    this.#at = at;
  }

  #fail(): never {
    const at = this.#at;
    throw at >= this.#text.length
      ? new FormatError("the JSON ends before it is complete", this.#line)
      : new FormatError(`no JSON from \`${this.#text.slice(at, at + 16)}\` on`, this.#line);
  }
}
