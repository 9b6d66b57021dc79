// JSON text, piece by piece → its values, with numbers as they are spelled and the lines they stand on.

import { joinedBytes } from "../../lines/joined-bytes.ts";
import { parsePrinted } from "../../table/printed.ts";
import { FormatError } from "../format-error.ts";
import { remembered } from "../../math/lazy.ts";
import {
  CLOSE_DICT,
  CLOSE_LIST,
  COLON,
  COMMA,
  CR,
  endOfCharacters,
  LF,
  OPEN_DICT,
  OPEN_LIST,
  QUOTE,
  SPACE,
  stringEnd,
  TAB,
  unescaped,
  wordAt,
  wordEnd,
} from "./json-tokens.ts";
import { AlikeItems, OpenList } from "./open-list.ts";
import { isNumber, MAX_DEPTH, MAX_NUMBERS, MAX_TEXT, MAX_VALUES, type Tree } from "./tree.ts";

/** Characters that a message shows of what is no JSON. */
const SHOWN = 16;
/** Numbers that one step may take, at most. */
const MOST_OF_STEP = 2 ** 15;
/** Texts up to this length are kept once each. */
const SHORT = 64;

/** A dict whose end has not come yet. */
interface OpenDict {
  readonly kind: "dict";
  readonly line: number;
  readonly members: [string, Tree][];
  name: string;
  /** Where it begins. */
  readonly from: number;
}

/** What comes next: `first` is a value or name, or the end of what has none; `more` a comma or the end. */
type Wants = "value" | "first" | "name" | "colon" | "more";

/** All values of a text. Throws a FormatError. */
export function parseJson(text: string, line = 1): readonly Tree[] {
  const values: Tree[] = [];
  const reader = new JsonReader((tree) => values.push(tree), line);
  reader.pushText(text);
  reader.end();
  return values;
}

/**
 * Every value of the text, one after another. Takes what Python's `json` writes: `NaN` and `Infinity` too, which
 * `JSON.parse` and lossless-json refuse. Throws a FormatError for anything else, with the line. O(length); of the text
 * nothing is kept but what is still to be read.
 */
export class JsonReader {
  readonly #onValue: (tree: Tree) => void;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  /** The beginning of a character. */
  #cut = new Uint8Array(0);
  /** The same text as before where it came before: what is cut out of another one keeps all of that. */
  readonly #once = remembered((text) => text);
  readonly #stack: (OpenList | OpenDict)[] = [];
  /** What is still to be read, and what came before it. */
  #text = "";
  #base = 0;
  #at = 0;
  #line: number;
  #wants: Wants = "value";
  #isLast = false;
  /** Length of text at which what it begins with may be complete. */
  #enough = 0;
  /** The bytes of the text from this place on, where each is a character. */
  #bytes: Uint8Array | undefined;
  #bytesAt = 0;
  #values = 0;
  /** In long lists of numbers, and in objects that are alike. */
  #numbers = 0;
  #textLength = 0;
  #alike: AlikeItems | undefined;

  constructor(onValue: (tree: Tree) => void, line: number) {
    this.#onValue = onValue;
    this.#line = line;
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#cut.length === 0 ? chunk : joinedBytes(this.#cut, chunk);
    const end = endOfCharacters(bytes);
    this.#cut = new Uint8Array(bytes.subarray(end));
    // Asked to remember what is cut off, Node's decoder takes ten times as long.
    const text = this.#decoder.decode(bytes.subarray(0, end));
    this.#bytes = text.length === bytes.length ? bytes : undefined;
    this.pushText(text);
    this.#bytes = undefined;
  }

  pushText(text: string): void {
    this.#bytesAt = this.#text.length;
    this.#text += text;
    if (this.#bytesAt > MAX_TEXT) this.#refuseText();
    if (this.#text.length < this.#enough) return;
    this.#run();
  }

  end(): void {
    this.#text += this.#decoder.decode(this.#cut);
    this.#isLast = true;
    this.#run();
    if (this.#stack.length > 0 || this.#text !== "") this.#fail();
  }

  #run(): void {
    while (this.#step() === true);
    this.#text = this.#text.slice(this.#at);
    this.#base += this.#at;
    this.#at = 0;
    this.#enough = this.#text.length > 1024 ? 2 * this.#text.length : 0;
  }

  /** Reads what comes next; true where more may follow at once, without more of the text. */
  #step(): boolean | undefined {
    if (!this.#skip()) return false;
    const open = this.#stack.at(-1);
    if (open === undefined || this.#wants === "value") return this.#value(open);
    const code = this.#text.charCodeAt(this.#at);
    const isEnd = code === (open.kind === "list" ? CLOSE_LIST : CLOSE_DICT);
    if (isEnd && (this.#wants === "first" || this.#wants === "more")) {
      this.#at += 1;
      this.#close(open);
    } else if (this.#wants === "first") {
      this.#wants = open.kind === "list" ? "value" : "name";
    } else if (this.#wants === "more") {
      if (code !== COMMA) return this.#fail();
      this.#at += 1;
      this.#wants = open.kind === "list" ? "value" : "name";
    } else if (this.#wants === "colon") {
      if (code !== COLON) return this.#fail();
      this.#at += 1;
      this.#wants = "value";
    } else if (open.kind === "dict") {
      const name = this.#string();
      if (name === undefined) return false;
      open.name = name;
      this.#wants = "colon";
    }
    return true;
  }

  #value(open: OpenList | OpenDict | undefined): boolean {
    const list = open?.kind === "list" ? open : undefined;
    const code = this.#text.charCodeAt(this.#at);
    if (code === OPEN_LIST || code === OPEN_DICT) {
      if (code === OPEN_DICT && list !== undefined && this.#takeAlike(list, true)) return true;
      this.#open(code);
      return true;
    }
    if (list?.numbers !== undefined && this.#takeAlike(list, false)) return true;
    const from = this.#base + this.#at;
    const value = code === QUOTE ? this.#string() : this.#word();
    if (value === undefined) return false;
    this.#add(value, this.#line, from);
    return true;
  }

  #open(code: number): void {
    this.#countValue();
    const { length } = this.#stack;
    if (length === MAX_DEPTH) {
      throw new FormatError(`JSON nested deeper than ${length}`, this.#line);
    }
    const [line, from] = [this.#line, this.#base + this.#at];
    this.#stack.push(
      code === OPEN_DICT ? { kind: "dict", line, members: [], name: "", from } : new OpenList(line),
    );
    this.#at += 1;
    this.#wants = "first";
  }

  #close(open: OpenList | OpenDict): void {
    this.#stack.pop();
    const { line } = open;
    if (open.kind === "list") this.#add(open.tree(), line, -1);
    else this.#add({ kind: "dict", line, members: open.members }, line, open.from);
  }

  /** Adds a whole value to what it stands in. */
  #add(value: Tree, line: number, from: number): void {
    const open = this.#stack.at(-1);
    this.#wants = open === undefined ? "value" : "more";
    let isCell = false;
    if (open === undefined) this.#onValue(value);
    else if (open.kind === "dict") open.members.push([open.name, value]);
    else {
      isCell = open.push(value, line) && this.#numbers < MAX_NUMBERS;
      [open.last, open.from, open.to] = [value, from, this.#base + this.#at];
    }
    if (isCell) this.#numbers += 1;
    else if (typeof value !== "object" || value === null || isNumber(value)) this.#countValue();
  }

  /** The items of the list from this place on that are like those before: objects, or numbers. */
  #takeAlike(list: OpenList, areRows: boolean): boolean {
    const [text, at, line, bytes] = [this.#text, this.#at, this.#line, this.#bytes];
    const start = at - this.#bytesAt;
    if (bytes === undefined || start < 0) return false;
    const [from, to] = [list.from - this.#base, list.to - this.#base];
    this.#alike ??= new AlikeItems();
    if (areRows && from >= 0) this.#alike.learn(list, () => text.slice(from, at));
    if (this.#numbers + MOST_OF_STEP > MAX_NUMBERS || (!areRows && to < 0)) return false;
    const gap = areRows ? "" : text.slice(to, at);
    const taken = areRows
      ? this.#alike.takeRows(list, { bytes, start, line })
      : this.#alike.takeNumbers(list, gap, { bytes, start, line });
    if (taken === undefined) return false;
    this.#numbers += taken.numbers;
    this.#line += taken.lines;
    this.#at = taken.end + this.#bytesAt;
    [list.from, list.to] = [-1, this.#base + this.#at - gap.length];
    return true;
  }

  #countValue(): void {
    this.#values += 1;
    if (this.#values > MAX_VALUES) {
      throw new FormatError(`more than ${MAX_VALUES} values`, this.#line);
    }
  }

  /** Undefined where its end has not come yet. */
  #string(): string | undefined {
    const [text, at] = [this.#text, this.#at];
    if (text.charCodeAt(at) !== QUOTE) return this.#fail();
    const end = stringEnd(text, at);
    if (end < 0) return this.#isLast ? this.#fail() : undefined;
    const token = text.slice(at + 1, end - 1);
    const content = token.includes("\\") ? unescaped(text.slice(at, end)) : token;
    if (content === undefined) return this.#fail();
    this.#at = end;
    if (content.length <= SHORT) return this.#once(content);
    this.#textLength += content.length;
    if (this.#textLength > MAX_TEXT) this.#refuseText();
    return content;
  }

  /** A number or a word; undefined where its end has not come yet. */
  #word(): Tree | undefined {
    const [text, at] = [this.#text, this.#at];
    const end = wordEnd(text, at);
    if (end === text.length && !this.#isLast) return undefined;
    const token = wordAt(text, at);
    if (token === undefined) return this.#fail();
    this.#at += token.length;
    if (token === "null") return null;
    if (token === "true" || token === "false") return token === "true";
    return parsePrinted(token) ?? token;
  }

  /** Passes blanks; false where nothing else is there yet. */
  #skip(): boolean {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > SPACE) break;
      if (code === CR && at + 1 === text.length && !this.#isLast) {
        this.#at = at;
        return false;
      }
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) this.#line += 1;
      else if (code !== SPACE && code !== TAB && code !== CR) break;
    }
    this.#at = at;
    return at < text.length;
  }

  /** Undefined where more of the text must come before it can be shown. */
  #fail(): undefined {
    const [at, text] = [this.#at, this.#text];
    if (text.length - at < SHOWN && !this.#isLast) return undefined;
    throw at >= text.length
      ? new FormatError("the JSON ends before it is complete", this.#line)
      : new FormatError(`no JSON from \`${text.slice(at, at + SHOWN)}\` on`, this.#line);
  }

  #refuseText(): never {
    throw new FormatError(`more than ${MAX_TEXT / 2 ** 20} MiB of text`, this.#line);
  }
}
