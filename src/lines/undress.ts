// A line as a person pasted it → the line as it was printed: quote marks, comment signs, prompts and markup gone.

import { isHidden } from "./visible.ts";

/** Anything inside a line that markup or an editor may have put there. */
const INSIDE =
  /[&\\<\u2013\u2014\u2212\u00a0\u2007\u202f\u3000\u241b]|\*\*|\[\d{0,3}m|\^[H[]|ESC\[/;

/** Blanks that a web page puts in the place of those that were printed. */
const WEB_BLANKS = /[\u00a0\u2007\u202f\u3000]/g;
/** Colours and moves of the cursor, of which the escape character was lost or is written out. */
const WRITTEN_ESCAPES =
  /(?:\\x1b|\\u001b|\\033|\\e|ESC|\^\[|\u241b)\[[\d;?]{0,12}[A-Za-z]|\\?\[\d{1,3}(?:;\d{1,3}){0,4}m/gi;
/** Backspaces as an editor shows them; fewer of them stand for something else. */
const WRITTEN_BACKSPACES = /(?:\^H|\\x08|\\u0008|\\b){4,}/i;

/** Marks in front that are taken off one after the other. */
const MAX_MARKS = 16;

/** Gives the same string where there is nothing to take off, which most lines are told to be by their first character. */
export function undress(text: string): string {
  const inner = INSIDE.test(text) ? withoutMarkup(text) : text;
  const start = skipBlanks(inner, 0);
  let at = start;
  for (let marks = 0; marks < MAX_MARKS; marks += 1) {
    const end = markEnd(inner, at);
    if (end === at) break;
    at = skipBlanks(inner, end);
  }
  const end = closingStart(inner, at);
  if (at === start && end === inner.length) return inner;
  // What stood before the mark is part of how it was printed: ` - 3s - loss` is not `3s - loss`.
  return inner.slice(at === start ? 0 : at, end);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at += 1;
  return at;
}

const [SPACE, TAB] = [0x20, 0x09];

/** End of the quote mark, bullet, comment sign or prompt at `at`; `at` where there is none. */
function markEnd(text: string, at: number): number {
  switch (text.charAt(at)) {
    case ">":
    case "#":
    case "`":
      return at + 1;
    case "*":
    case "\u2022":
    case "\u00b7":
    case "%":
    case "$":
    case ";":
      return isBlank(text, at + 1) ? at + 1 : at;
    case "/":
      return text.charAt(at + 1) === "/" ? at + 2 : at;
    case "I":
    case "O":
    case ".":
      return promptEnd(text, at);
    case "2":
      return collectedEnd(text, at);
    default:
      return at;
  }
}

function isBlank(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB;
}

/** IPython and Jupyter, and the further lines of a statement there and in Python. */
const PROMPT = /(?:In ?\[\d{0,6}\]|Out ?\[\d{0,6}\]): ?|\.{3}:? /y;

function promptEnd(text: string, at: number): number {
  PROMPT.lastIndex = at;
  return PROMPT.test(text) ? PROMPT.lastIndex : at;
}

/** The time at which Kubernetes or GitHub Actions took the line from the program. */
const COLLECTED = /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z (?:std(?:out|err) [FP] )?/y;

function collectedEnd(text: string, at: number): number {
  COLLECTED.lastIndex = at;
  return COLLECTED.test(text) ? COLLECTED.lastIndex : at;
}

/** Where the backticks begin that close the line; its length where none do. */
function closingStart(text: string, from: number): number {
  if (text.includes(".py:", text.length - LONGEST_PLACE) && OF_RICH.test(text)) {
    const place = PLACE.exec(text.slice(-LONGEST_PLACE))?.[0] ?? "";
    if (place !== "") return text.length - place.length;
  }
  let end = text.length;
  while (end > from && isBlank(text, end - 1)) end -= 1;
  const last = end;
  while (end > from && text.charAt(end - 1) === "`") end -= 1;
  return end === last ? text.length : end;
}

/** What the handler of rich writes at the right of the first line of a message, whose further lines go on below (rich 13.7, `logging.py`). */
const LONGEST_PLACE = 80;
const OF_RICH = /^(?:\[[\d/ :.]{5,24}\] +| {8,})(?:DEBUG|INFO|WARNING|ERROR|CRITICAL) /;
const PLACE = / +[\w.-]{1,60}\.py:\d{1,6}$/;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["gt", ">"],
  ["lt", "<"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "-"],
  ["mdash", "-"],
  ["minus", "-"],
  ["hellip", "..."],
]);

/** Tags that only set how text looks, and those that break lines. */
const INLINE_TAG = /<\/?(?:b|i|u|em|strong|code|tt|samp|kbd|span|font|mark|a)(?: [^<>]{0,200})?>/gi;
const BREAK_TAG = /<\/?(?:pre|br|p|div|li|ul|ol|td|tr|blockquote)(?: [^<>]{0,200})?\/?>/gi;

const JSON_START = /^\s*\{\s*"/;

function withoutMarkup(dressed: string): string {
  const text = dressed.replaceAll(WEB_BLANKS, " ");
  // Inside of JSON these are the writer's own signs, and to change them could break it.
  if (JSON_START.test(text)) return text;
  const isQuoted = text.includes('"');
  let plain = asShown(text);
  if (plain.includes("<")) plain = plain.replaceAll(INLINE_TAG, "").replaceAll(BREAK_TAG, " ");
  if (plain.includes("&")) {
    plain = plain.replaceAll(/&(#x?[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
      const sign = ENTITIES.get(name.toLowerCase()) ?? numericEntity(name) ?? whole;
      return isQuoted && sign === '"' ? whole : sign;
    });
  }
  if (plain.includes("\\") && !plain.includes("\\\\"))
    plain = plain.replaceAll(/\\([_*[\]<>`#~-])|(?<= )\\$/g, "$1");
  // Word processors turn a dash between blanks and a minus into signs of their own.
  return plain
    .replaceAll("**", "")
    .replaceAll(/ [\u2013\u2014](?= |$)/g, " -")
    .replaceAll(/\u2212(?=[\d.])/g, "-");
}

/** What a terminal shows of a line whose control characters are written out. */
function asShown(text: string): string {
  const plain = text.replaceAll(WRITTEN_ESCAPES, "");
  return plain.split(WRITTEN_BACKSPACES).findLast((update) => update.trim() !== "") ?? plain;
}

function numericEntity(name: string): string | undefined {
  if (!name.startsWith("#")) return undefined;
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const isHalf = code >= 0xd800 && code < 0xe000;
  return isHidden(code) || isHalf || code > 0xffff ? " " : String.fromCharCode(code);
}
