// Pieces of a pair of a name and a number: the number with what belongs to it, the name before it.

import { termOf } from "../../table/loss-names.ts";
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
/** `2,043.5` and `0,4375`: commas between groups of three digits before a point, or one in its place. */
const COMMAS =
  /[+-]?(?:\d{1,3}(?:,\d{3}){1,4}\.\d+|\d{1,9},\d{1,12}(?:[eE][+-]?\d{1,3})?)(?!\d|[,.]\d)/y;
/** What Python prints around a number that is no plain float. */
const WRAPPED =
  /(?:(?:tf\.)?tensor|array|(?:np|numpy)\.(?:float|int)\d\d)\(|<tf\.Tensor: [^<>]{1,60} numpy=/iy;
/** In `tf.Tensor(0.5, shape=(), dtype=float32)`. */
const SHAPED = ", shape=()";
const WEIGHT = /\s?\(\*\s?([^\s()]{1,32})\s?=\s?[^\s()]{1,32}\s+loss\)/y;

/** Longest name, and most words of one: more is a sentence. */
export const MAX_NAME = 100;
const MAX_WORDS = 4;
export interface PairValue {
  /** As printed, with a point for a decimal comma and without commas between thousands. */
  readonly text: string;
  readonly at: number;
  readonly secondAt: number;
  readonly second: string | undefined;
  readonly weight: string | undefined;
  readonly end: number;
}

/** Field by field: to spread both takes most of the time of a long log. */
export function pairOf(
  { name, start }: Pick<Pair, "name" | "start">,
  { text, at, second, secondAt, weight, end }: PairValue,
): Pair {
  return { name, text, second, weight, start, at, secondAt, end };
}

/** The number at `from`, with blanks, a quote or a type around it, and a second one in brackets; nothing is glued to it. */
export function valueAt(text: string, from: number): PairValue | undefined {
  let at = skipSpaces(text, from);
  const quote = quoteAt(text, at);
  if (quote) at += 1;
  if (text.startsWith("**", at)) at += 2; // in bold, in a post
  // `loss: [0.5]`, as a list of one number is printed
  const isListed = text.charAt(at) === "[";
  if (isListed) at = skipSpaces(text, at + 1);
  WRAPPED.lastIndex = at;
  const isWrapped = "tanTAN<".includes(text.charAt(at)) && WRAPPED.test(text);
  if (isWrapped) at = WRAPPED.lastIndex;
  const closes = text.charAt(at - 1) === "(" ? ")" : ">";
  // `tensor([0.5], device='cuda:0')`
  const isInner = isWrapped && text.charAt(at) === "[";
  if (isInner) at = skipSpaces(text, at + 1);
  if (!mayBeNumber(text.charCodeAt(at))) return undefined;
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return undefined;
  let end = NUMBER.lastIndex;
  if (text.charAt(end - 1) === "." && isEnd(text, end)) end -= 1; // the full stop of a sentence
  let printed = text.slice(at, end);
  if (text.charAt(end) === "," && isDigit(text, end + 1)) {
    COMMAS.lastIndex = at;
    if (!COMMAS.test(text)) return undefined;
    end = COMMAS.lastIndex;
    printed = withoutCommas(text.slice(at, end));
  }
  if (isInner && text.charAt(end) !== "]") return undefined;
  if (isWrapped && text.startsWith(SHAPED, end)) end += SHAPED.length;
  if (isWrapped) end = text.indexOf(closes, end) + 1 || end;
  if (isListed && (text.charAt(end) !== "]" || !printed.includes("."))) return undefined;
  if (isListed) end += 1;
  if (quote && quoteAt(text, end)) end += 1;
  if (!isEnd(text, end) && !isUnit(text, end)) return undefined;
  WEIGHT.lastIndex = end;
  const weight = WEIGHT.exec(text);
  if (weight !== null) end = WEIGHT.lastIndex;
  const second = weight === null ? secondAfter(text, end) : undefined;
  return {
    text: printed,
    at,
    second: second?.text,
    secondAt: second?.at ?? -1,
    weight: weight?.[1],
    end: second?.end ?? end,
  };
}

function withoutCommas(text: string): string {
  return text.includes(".") ? text.replaceAll(",", "") : text.replace(",", ".");
}

/** A digit, a sign, a point, or the first letter of `nan` and `inf`. */
function mayBeNumber(code: number): boolean {
  return (code >= 0x2b && code <= 0x39) || (code | 0x20) === 0x6e || (code | 0x20) === 0x69;
}

/** `(0.6)`, `(avg: 0.6)`, `[0.6]`; of brackets of the other kind what is a count is none. */
const SECOND =
  /\s{0,40}(?:\(|(\[))\s{0,8}(?:(?:avg|ave|average|mean|ema|weighted|scaled|eff(?:ective)?)\.?[:=]?\s{0,4})?/iy;

function secondAfter(
  text: string,
  from: number,
): { readonly text: string; readonly at: number; readonly end: number } | undefined {
  SECOND.lastIndex = from;
  const open = SECOND.exec(text);
  if (open === null) return undefined;
  const at = SECOND.lastIndex;
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return undefined;
  const after = NUMBER.lastIndex;
  const close = skipSpaces(text, after);
  const number = text.slice(at, after);
  const isListed = open[1] !== undefined;
  if (text.charAt(close) !== (isListed ? "]" : ")")) return undefined;
  return isListed && !number.includes(".") ? undefined : { text: number, at, end: close + 1 };
}

function quoteAt(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === "'" || char === '"';
}

/** Whether a number that ends here has nothing glued to it. */
function isEnd(text: string, at: number): boolean {
  if (at >= text.length || isSpace(text, at)) return true;
  const char = text.charAt(at);
  if (char === ".")
    return at + 1 >= text.length || isSpace(text, at + 1) || text.startsWith("..", at + 1);
  if (char === ":") return isBar(text, at + 1);
  if (char === "$") return at + 1 === text.length; // where an editor shows that the line goes on
  return ",;|)]}>('\"*`".includes(char);
}

/** Glued to a number: of a distance or a level, as a time is no loss, and a size of memory none; the second of `loss: 0.5/0.6`. */
const UNIT = /(?:km|cm|mm|dB|px|deg|\/[-+]?\d{1,12}\.\d{1,16}(?:e[-+]\d{1,3})?)(?![\w./])/y;

function isUnit(text: string, at: number): boolean {
  UNIT.lastIndex = at;
  return UNIT.test(text);
}

/** A progress bar, whose description the number ends: `loss: 0.5:  12%|`. */
function isBar(text: string, from: number): boolean {
  let at = skipSpaces(text, from);
  if (at === from || !isDigit(text, at)) return false;
  while (isDigit(text, at)) at += 1;
  return text.charAt(at) === "%";
}

export const DELIMITERS = ",;|()[]{}<>:=#*\t\"'`";

/** The words before the separator, back to a delimiter, a number or two blanks. */
export function nameBefore(
  text: string,
  from: number,
  separator: number,
  mayBeQuoted = false,
): { readonly name: string; readonly start: number } | undefined {
  let end = separator;
  while (end > from && isSpace(text, end - 1)) end -= 1;
  // `Loss is 0.5`
  if (end - 3 > from && text.startsWith(" is", end - 3)) end -= 3;
  if (end > from && quoteAt(text, end - 1)) {
    const start = text.lastIndexOf(text.charAt(end - 1), end - 2);
    if (start < from || end - start > MAX_NAME) return undefined;
    const name = text.slice(start + 1, end - 1);
    return /[a-z]/i.test(name) ? { name, start } : undefined;
  }
  // `Align loss (raw): 0.5`
  const aside =
    text.charAt(end - 1) === ")" || text.charAt(end - 1) === "]"
      ? ASIDE.exec(text.slice(Math.max(from, end - MAX_ASIDE), end))
      : null;
  // `hinge(0.5): 0.07`
  if (aside === null && text.charAt(end - 1) === ")")
    end -= WEIGHT_OF.exec(text.slice(Math.max(from, end - MAX_ASIDE), end))?.[0].length ?? 0;
  const last = end;
  end -= aside?.[0].length ?? 0;
  let start = end;
  let words = 0;
  // Behind `Validation loss 0:` stands the number of the step.
  const counted = wordStart(text, from, end);
  if (counted < end && /^\d+$/.test(text.slice(counted, end)) && text.charAt(counted - 1) === " ") {
    end = counted - 1;
    // `Cost after iteration 100: 0.5`
    end -= OF_TIME.exec(text.slice(Math.max(from, end - MAX_ASIDE), end))?.[0].length ?? 0;
    start = end;
  }
  while (words < MAX_WORDS) {
    const word = wordStart(text, from, start);
    if (word === start || !beginsName(text, word)) break;
    start = word;
    words += 1;
    if (start - 1 <= from || text.charAt(start - 1) !== " ") break;
    if (isSpace(text, start - 2) || text.charAt(start - 2) === ".") break;
    const term = isDigit(text, start - 2)
      ? NUMBERED_TERM.exec(text.slice(Math.max(from, start - 1 - MAX_ASIDE), start - 1))
      : null;
    if (term !== null && isNumbered(term[1] as string)) {
      start -= 1 + term[0].length;
      break;
    }
    const before = wordStart(text, from, start - 1);
    if (before === start - 1 || !beginsName(text, before)) break;
    // `Speed: 6.4 samples/sec loss: 0.5`, `09:00:00 INFO loss: 0.5`
    if (
      /\/s(?:ec)?$|^(?:DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL)$/.test(text.slice(before, start - 1))
    )
      break;
    // `phase=A total=0.5`: what ends there is the value of another name
    if (text.charAt(before - 1) === "=" && /\w/.test(text.charAt(before - 2))) break;
    start -= 1;
  }
  // Inside quotes that go on: `'cuda:0'`, but `'loss: 0.5'` is one of a list.
  if (words === 0 || (quoteAt(text, start - 1) && !mayBeQuoted)) return undefined;
  while (text.charAt(start) === " ") start += 1;
  // `Loss of the current policy: 0.5`, `discr (scale 0.5) loss: 0.5`
  const ahead = text.slice(Math.max(from, start - MAX_ASIDE), start);
  const isLoss = /^loss$/i.test(text.slice(start, end));
  if (isLoss || words === MAX_WORDS) start -= (isLoss ? SCALED : OF).exec(ahead)?.[0].length ?? 0;
  // `the loss is 0.5`
  if (/^the $/i.test(text.slice(start, start + 4))) start += 4;
  if (text.charCodeAt(start) > 0x33ff) start += PROSE.exec(text.slice(start, end))?.[0].length ?? 0;
  if (end - start > MAX_NAME) return undefined;
  return { name: text.slice(start, aside === null ? end : last), start };
}

/** `Style 2 loss: 0.5`, where neither an epoch nor a batch is counted. */
const NUMBERED_TERM = /(?<![\w.-])([a-z][\w-]{0,15}) \d{1,2}$/i;

function isNumbered(word: string): boolean {
  return termOf(word) === "term" || /^(?:head|output)$/i.test(word);
}

/** A term and what it is taken at, before `loss`. */
const SCALED = /(?<![\w.-])[a-z]\w{0,15} \((?:scale|level|stage|layer|res|size) [\d.]{1,5}\) $/i;
const OF = /(?<!\w)(?:loss|difference)(?: of(?: the)?)? $/i;
/** `某步的train_loss=0.5` */
const PROSE = /^[㐀-鿿]{1,40}[的是为](?=[a-z_])/i;
const OF_TIME = /(?: (?:after|at|for|in|of))? (?:epoch|iter(?:ation)?|step|batch)$/i;
/** A word in brackets behind a name: `loss (raw)`, `loss[ce]`. */
const ASIDE = / ?\([a-z][\w -]{0,20}\)$|(?<=\w)\[[a-z][\w-]{0,20}\]$/i;
const WEIGHT_OF = /(?<=\w)\(\d{0,6}(?:\.\d{1,9})?(?:e-?\d{1,2})?\)$/i;
const MAX_ASIDE = 24;

/** Where the characters without blanks and delimiters begin that end at `end`. */
function wordStart(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && end - start <= MAX_NAME && !isSpace(text, start - 1)) {
    if (DELIMITERS.includes(text.charAt(start - 1))) break;
    // `|------loss: 0.5`; `--loss=0.5` is an option of a command
    if (text.startsWith("----", start - 4)) break;
    start -= 1;
  }
  return start;
}

/** `2d joint loss`, `3d_loss`: the one number that a name may begin with. */
const DIMENSION = /[1-4]d(?![a-z\d])/iy;

function beginsName(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isNameStart(code)) return true;
  if (code < 0x31 || code > 0x34) return false;
  DIMENSION.lastIndex = at;
  return DIMENSION.test(text);
}

function isNameStart(code: number): boolean {
  if (code > 0xbf) return !isSymbol(code);
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}

/** Arrows, pieces of boxes and of emoji, which stand before names and are none of them: `├── Loss: 0.5`; but `ℒ` and `𝓛`. */
function isSymbol(code: number): boolean {
  if (code === 0x2112 || code === 0xd835) return false;
  return (
    code === 0xd7 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfe0f
  );
}
