// A line → its pairs of a name and a number: `loss: 0.5`, `a_loss=0.3`, `'loss': 0.5`, `loss 0.5 (0.6)`.

import { isDigit, isSpace, skipSpaces } from "../scan.ts";

/** One name with its number, as printed. */
export interface Pair {
  readonly name: string;
  readonly text: string;
  /** A second number in brackets behind it: `0.5 (0.6)`. */
  readonly second: string | undefined;
  /** What Caffe prints behind it: `(* 0.3 = 0.15 loss)`. */
  readonly weight: string | undefined;
  /** Where the name begins, the number, the second one, and where what belongs to them ends. */
  readonly start: number;
  readonly at: number;
  readonly secondAt: number;
  readonly end: number;
}

const NUMBER =
  /[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?|(?:nan|infinity|inf)(?![a-z]))/iy;
/** What Python prints around a number that is no plain float. */
const WRAPPED = /(?:tensor|array|(?:np|numpy)\.(?:float|int)\d\d)\(/y;
const WEIGHT = /\s?\(\*\s?([^\s()]{1,32})\s?=\s?[^\s()]{1,32}\s+loss\)/y;

/** Longest name, and most words of one: more is a sentence. */
const MAX_NAME = 100;
const MAX_WORDS = 4;
/** Pairs of one line. */
const MAX_PAIRS = 1000;

interface Value {
  readonly text: string;
  readonly at: number;
  readonly secondAt: number;
  readonly second: string | undefined;
  readonly weight: string | undefined;
  readonly end: number;
}

/** In printed order; O(length of the text). */
export function readPairs(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  let from = 0;
  let colon = text.indexOf(":");
  let equals = text.indexOf("=");
  while ((colon >= 0 || equals >= 0) && pairs.length < MAX_PAIRS) {
    const isColon = colon >= 0 && (equals < 0 || colon < equals);
    const at = isColon ? colon : equals;
    const pair = pairAt(text, from, at, isColon);
    if (pair !== undefined) {
      pairs.push(pair);
      from = pair.end;
    }
    const next = Math.max(at + 1, from);
    if (colon >= 0 && colon < next) colon = text.indexOf(":", next);
    if (equals >= 0 && equals < next) equals = text.indexOf("=", next);
  }
  return withBarePairs(text, pairs);
}

function pairAt(text: string, from: number, at: number, isColon: boolean): Pair | undefined {
  const value = valueAt(text, at + 1);
  const name = value && nameBefore(text, from, at);
  if (value === undefined || name === undefined) return undefined;
  return isColon && isPlace(text, at, name.name, value) ? undefined : pairOf(name, value);
}

/** Field by field: to spread both takes most of the time of a long log. */
function pairOf(
  { name, start }: Pick<Pair, "name" | "start">,
  { text, at, second, secondAt, weight, end }: Value,
): Pair {
  return { name, text, second, weight, start, at, secondAt, end };
}

/** `solver.cpp:219]`, `yolox.core.trainer:261`: a place in a program. */
function isPlace(text: string, colon: number, name: string, value: Value): boolean {
  if (!isDigit(text, colon + 1) || value.text.includes(".")) return false;
  return name.includes(".") || text.charAt(value.end) === "]";
}

/** The number at `from`, with blanks, a quote or a type around it, and a second one in brackets; nothing is glued to it. */
function valueAt(text: string, from: number): Value | undefined {
  let at = skipSpaces(text, from);
  const quote = quoteAt(text, at);
  if (quote) at += 1;
  WRAPPED.lastIndex = at;
  const isWrapped = "tanTAN".includes(text.charAt(at)) && WRAPPED.test(text);
  if (isWrapped) at = WRAPPED.lastIndex;
  if (!mayBeNumber(text.charCodeAt(at))) return undefined;
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return undefined;
  let end = NUMBER.lastIndex;
  if (text.charAt(end - 1) === "." && isEnd(text, end)) end -= 1; // the full stop of a sentence
  const printed = text.slice(at, end);
  if (isWrapped) end = text.indexOf(")", end) + 1 || end;
  if (quote && quoteAt(text, end)) end += 1;
  if (!isEnd(text, end)) return undefined;
  WEIGHT.lastIndex = end;
  const weight = WEIGHT.exec(text);
  if (weight !== null) {
    return {
      text: printed,
      at,
      second: undefined,
      secondAt: -1,
      weight: weight[1],
      end: WEIGHT.lastIndex,
    };
  }
  const second = secondAfter(text, end);
  return {
    text: printed,
    at,
    second: second?.text,
    secondAt: second?.at ?? -1,
    weight: undefined,
    end: second?.end ?? end,
  };
}

/** A digit, a sign, a point, or the first letter of `nan` and `inf`. */
function mayBeNumber(code: number): boolean {
  return (code >= 0x2b && code <= 0x39) || (code | 0x20) === 0x6e || (code | 0x20) === 0x69;
}

/** `(0.6)` */
function secondAfter(
  text: string,
  from: number,
): { readonly text: string; readonly at: number; readonly end: number } | undefined {
  const open = skipSpaces(text, from);
  if (text.charAt(open) !== "(") return undefined;
  const at = skipSpaces(text, open + 1);
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return undefined;
  const after = NUMBER.lastIndex;
  const close = skipSpaces(text, after);
  return text.charAt(close) === ")"
    ? { text: text.slice(at, after), at, end: close + 1 }
    : undefined;
}

function quoteAt(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === "'" || char === '"';
}

/** Whether a number that ends here has nothing glued to it. */
function isEnd(text: string, at: number): boolean {
  if (at >= text.length || isSpace(text, at)) return true;
  const char = text.charAt(at);
  if (char === ".") return at + 1 >= text.length || isSpace(text, at + 1);
  return ",;|)]}('\"*`".includes(char);
}

const DELIMITERS = ",;|()[]{}<>:=#*\t\"'`";

/** The words before the separator, back to a delimiter, a number or two blanks. */
function nameBefore(
  text: string,
  from: number,
  separator: number,
): { readonly name: string; readonly start: number } | undefined {
  let end = separator;
  while (end > from && isSpace(text, end - 1)) end -= 1;
  if (end > from && quoteAt(text, end - 1)) {
    const start = text.lastIndexOf(text.charAt(end - 1), end - 2);
    if (start < from || end - start > MAX_NAME) return undefined;
    const name = text.slice(start + 1, end - 1);
    return /[a-z]/i.test(name) ? { name, start } : undefined;
  }
  let start = end;
  let words = 0;
  // Behind `Validation loss 0:` stands the number of the step.
  const counted = wordStart(text, from, end);
  if (counted < end && /^\d+$/.test(text.slice(counted, end)) && text.charAt(counted - 1) === " ") {
    end = counted - 1;
    start = end;
  }
  while (words < MAX_WORDS) {
    const word = wordStart(text, from, start);
    if (word === start || !isNameStart(text.charCodeAt(word))) break;
    start = word;
    words += 1;
    if (start - 1 <= from || text.charAt(start - 1) !== " " || isSpace(text, start - 2)) break;
    if (wordStart(text, from, start - 1) === start - 1) break;
    if (!isNameStart(text.charCodeAt(wordStart(text, from, start - 1)))) break;
    start -= 1;
  }
  // Inside quotes that go on: `'cuda:0'`.
  if (words === 0 || quoteAt(text, start - 1)) return undefined;
  while (text.charAt(start) === " ") start += 1;
  if (end - start > MAX_NAME) return undefined;
  return { name: text.slice(start, end), start };
}

/** Where the characters without blanks and delimiters begin that end at `end`. */
function wordStart(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && end - start <= MAX_NAME && !isSpace(text, start - 1)) {
    if (DELIMITERS.includes(text.charAt(start - 1))) break;
    start -= 1;
  }
  return start;
}

function isNameStart(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code > 0xbf
  );
}

const LOSS = /loss/gi;

/** The pairs, and between them losses with only a blank before their number: `Loss 0.4377 (0.4377)`, `train loss 3 0.5`. */
function withBarePairs(text: string, pairs: readonly Pair[]): readonly Pair[] {
  LOSS.lastIndex = 0;
  if (!LOSS.test(text)) return pairs;
  const all = [...pairs];
  let next = 0;
  LOSS.lastIndex = 0;
  for (let match = LOSS.exec(text); match !== null; match = LOSS.exec(text)) {
    while (next < pairs.length && (pairs[next] as Pair).end <= match.index) next += 1;
    const pair = pairs[next];
    if (pair !== undefined && pair.start <= match.index) continue;
    const bare = barePair(text, pairs[next - 1]?.end ?? 0, match.index);
    if (bare === undefined) continue;
    all.push(bare);
    LOSS.lastIndex = bare.end;
  }
  if (all.length === pairs.length) return pairs;
  return withCells(
    text,
    all.toSorted((a, b) => a.start - b.start),
  );
}

/** A blank between a word and a number. */
const GAP = /(?<=[\w./-])[ \t]{1,8}(?=[-+.\d]|nan\b|inf\b)/gi;

/** With the numbers between the pairs that have but a name before them: `step 10 | kl 0.31 | loss 1.2`, `loss 1.2 kl 0.31`. */
function withCells(text: string, pairs: readonly Pair[]): readonly Pair[] {
  const all = [...pairs];
  let next = 0;
  let from = 0;
  for (const { index } of text.matchAll(GAP)) {
    while (next < pairs.length && (pairs[next] as Pair).end <= index) {
      from = (pairs[next] as Pair).end;
      next += 1;
    }
    if ((pairs[next]?.start ?? text.length) <= index) continue;
    const value = valueAt(text, index);
    const name = value?.text.includes(".") === true ? nameBefore(text, from, index) : undefined;
    if (value === undefined || name === undefined) continue;
    all.push(pairOf(name, value));
    from = value.end;
  }
  return all.length === pairs.length ? pairs : all.toSorted((a, b) => a.start - b.start);
}

function barePair(text: string, from: number, loss: number): Pair | undefined {
  let end = loss + 4;
  while (end < text.length && !isSpace(text, end)) {
    if (DELIMITERS.includes(text.charAt(end)) || end - loss > MAX_NAME) return undefined;
    end += 1;
  }
  const value = valueAt(text, end);
  if (value === undefined) return undefined;
  const name = nameBefore(text, from, end);
  if (name === undefined) return undefined;
  if (/^\d+$/.test(value.text)) {
    // `Train loss 12 0.4138`: a step, then the loss.
    const further = value.second === undefined ? valueAt(text, value.end) : undefined;
    if (further === undefined || !further.text.includes(".")) return undefined;
    return pairOf(name, further);
  }
  return pairOf(name, value);
}
