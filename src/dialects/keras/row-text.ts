// The text of one Keras row → its head (counts, bar, durations), its columns, and how the text ends.

import { digitsEnd } from "../../table/printed.ts";
import { durationEnd, hasFourDecimals, isSpace, numberAt, skipSpaces, tokenEnd } from "../scan.ts";
import { PLAIN_NAME } from "./parts.ts";

export interface KerasPair {
  readonly name: string;
  readonly text: string;
}

/**
 * How a row's text ends, which decides what may continue it on the next line: `dash` after a separator, `name` inside
 * a name, `colon` before a value, `word` inside a sign, `nan` or `inf`, `number` right after a number, `done` after a
 * duration, `head` before the first column, `junk` in text that is no part of the row.
 */
type Ending = "dash" | "name" | "colon" | "word" | "number" | "done" | "head" | "junk";

export interface Columns {
  /** Columns followed by something, so that their number is whole. */
  readonly pairs: readonly KerasPair[];
  /** The column that the text ends with or that other text is glued to. */
  readonly last: KerasPair | null;
  /** Columns whose value is no number. */
  readonly refused: readonly string[];
  readonly ending: Ending;
  /** Where a text with the ending `head` really ends. */
  readonly stop: Ending;
  /** The unfinished piece, from its name on. */
  readonly tail: string;
  readonly timed: boolean;
}

export interface Head {
  readonly kind: "bar" | "line";
  readonly step: number | null;
  /** Null where the log says `Unknown` or gives no counts. */
  readonly steps: number | null;
  /** Where the durations and columns begin. */
  readonly end: number;
  readonly bar: "none" | "brackets" | "heavy";
  /** Keras 1 prints `3s - loss`, 2.0 to 2.3 ` - 3s - loss`. */
  readonly dashed: boolean;
}

export interface RowText {
  readonly head: Head;
  readonly columns: Columns;
}

/** Longest name of a column; longer ones are text that happens to hold a colon. */
const MAX_NAME = 500;

/** Reads a whole row; undefined for text that does not begin like one. */
export function readRow(text: string, known: ReadonlySet<string>): RowText | undefined {
  const head = readHead(text);
  if (head === undefined) return undefined;
  const columns = readColumns(text, head.end, known);
  const isOpen = columns.ending === "head" && (columns.timed || columns.stop !== "junk");
  if (head.kind === "bar") {
    const hasColumns = columns.pairs.length + columns.refused.length > 0 || columns.last !== null;
    return hasColumns || isOpen ? { head, columns } : undefined;
  }
  const found = columns.last === null ? columns.pairs : [...columns.pairs, columns.last];
  // `train - a: 0.5 - loss: 0.9`: a word for the data or a count stands before the columns of an own loop.
  if (head.steps === null && found[0]?.name.includes(" - ") === true) return undefined;
  if (columns.timed) {
    return found.length > 0 || (isOpen && head.steps !== null) ? { head, columns } : undefined;
  }
  // Without counts and time only the total itself makes a row of it: `Test loss: 0.3` is what a script prints.
  const isRow = found.some(
    ({ name }) => name === "loss" || (head.steps !== null && LOSS.test(name)),
  );
  return isRow || isOfColumns(found) ? { head, columns } : undefined;
}

const LOSS = /loss$/;

/** Several columns as Keras prints them, a loss among them, though none of them is called `loss`. */
function isOfColumns(found: readonly KerasPair[]): boolean {
  return (
    found.length > 1 &&
    found.some(({ name }) => LOSS.test(name)) &&
    found.every(({ name, text }) => PLAIN_NAME.test(name) && hasFourDecimals(text))
  );
}

export function readHead(text: string): Head | undefined {
  const start = skipSpaces(text, 0);
  const stepEnd = digitsEnd(text, start);
  if (stepEnd > start && text.charAt(stepEnd) === "/") {
    return readCounts(text, start, stepEnd);
  }
  const lone = readLoneCount(text, start, stepEnd);
  if (lone !== undefined) return lone;
  const dashed = isDash(text, start);
  const at = dashed ? skipSpaces(text, start + 1) : start;
  const timeEnd = durationEnd(text, at);
  const end = timeEnd > at ? at : start;
  if (timeEnd > at && !isDash(text, skipSpaces(text, timeEnd))) return undefined;
  return { kind: "line", step: null, steps: null, end, bar: "none", dashed };
}

/** `2641 - 164s - loss: …`: verbose=2 of a generator whose length is not known (seen with keras-retinanet on tf.keras). */
function readLoneCount(text: string, start: number, end: number): Head | undefined {
  const at = skipSpaces(text, end);
  if (end === start || end - start > MAX_COUNT || !isDash(text, at)) return undefined;
  const timeEnd = durationEnd(text, skipSpaces(text, at + 1));
  if (timeEnd === skipSpaces(text, at + 1) || !isDash(text, skipSpaces(text, timeEnd)))
    return undefined;
  const step = Number(text.slice(start, end));
  return { kind: "line", step, steps: null, end: at, bar: "none", dashed: false };
}

/** Longest count taken seriously. */
const MAX_COUNT = 12;
const UNKNOWN = "Unknown";

/** Behind a date, which counts look like: `08/03 22:09:24 - …`. */
const TIME_OF_DAY = /^\d\d:\d\d:\d\d$/;

function readCounts(text: string, start: number, stepEnd: number): Head | undefined {
  const unknown = text.startsWith(UNKNOWN, stepEnd + 1);
  const stepsEnd = unknown ? stepEnd + 1 + UNKNOWN.length : digitsEnd(text, stepEnd + 1);
  if (stepsEnd === stepEnd + 1 || stepEnd - start > MAX_COUNT || stepsEnd - stepEnd > MAX_COUNT)
    return undefined;
  const step = Number(text.slice(start, stepEnd));
  const steps = unknown ? null : Number(text.slice(stepEnd + 1, stepsEnd));
  let bar: Head["bar"] = "none";
  let at = skipSpaces(text, stepsEnd);
  if (TIME_OF_DAY.test(text.slice(at, at + 8))) return undefined;
  if (at === stepsEnd && at < text.length && !/[[\u2501\u00e2]/.test(text.charAt(at)))
    return undefined;
  for (let tokens = 0; at < text.length && !isDash(text, at); tokens += 1) {
    if (text.startsWith("ETA:", at) || durationEnd(text, at) > at) break;
    const end = tokenEnd(text, at);
    const token = text.slice(at, end);
    if (tokens > 50 || !isBarPiece(token)) return undefined;
    if (bar !== "heavy") bar = HEAVY.test(token) ? "heavy" : "brackets";
    at = skipSpaces(text, end);
  }
  if (bar === "none" && at >= text.length) return undefined;
  const isRunning = text.startsWith("ETA:", skipSpaces(text, at + 1));
  const kind = bar === "none" && !unknown && isDash(text, at) && !isRunning ? "line" : "bar";
  return { kind, step, steps, end: at, bar, dashed: false };
}

// U+2501, and what is left of its UTF-8 bytes when they are shown as Windows-1252 or as code page 437.
const HEAVY = /[\u2501\u2500\u2578-\u257b]|\u00e2\u201d|\u0393\u00f6/;
const ENTITY = /&#?\w{1,8};/g;

function isBarPiece(token: string): boolean {
  if (token.length > 600) return false;
  const bare = token.replace(ENTITY, "=");
  // `0/99  3.14G  0.09265` is a row of a table.
  return !/[A-Za-z]{3}/.test(bare) && !bare.includes(":") && !/^\d*\.\d/.test(bare);
}

/** A separator: a dash with nothing or a space behind it. */
export function isDash(text: string, at: number): boolean {
  return text.charAt(at) === "-" && (at + 1 >= text.length || isSpace(text, at + 1));
}

/** Reads durations and columns separated by ` - ` from `from` to the end. */
export function readColumns(text: string, from: number, known: ReadonlySet<string>): Columns {
  const pairs: KerasPair[] = [];
  const refused: string[] = [];
  let last: KerasPair | null = null;
  let timed = false;
  let ending: Ending | undefined;
  let tailFrom = from;
  let at = skipSpaces(text, from);
  let segmentEnd = 0;

  const separate = (end: number, otherwise: Ending): boolean => {
    const next = skipSpaces(text, end);
    if (!isDash(text, next)) {
      ending = next >= text.length ? otherwise : "junk";
      return false;
    }
    at = skipSpaces(text, next + 1);
    tailFrom = at;
    return true;
  };

  if (isDash(text, at)) at = skipSpaces(text, at + 1);
  while (ending === undefined) {
    if (at >= text.length) {
      ending = "dash";
      break;
    }
    const timeEnd = scanTimes(text, at);
    if (timeEnd > at) {
      timed = true;
      tailFrom = at;
      if (separate(timeEnd, "done")) continue;
      break;
    }
    tailFrom = at;
    if (text.startsWith("ETA:", at)) {
      ending = "colon";
      break;
    }
    if (segmentEnd < at) {
      const found = text.indexOf(" - ", at);
      segmentEnd = found < 0 ? text.length : found;
    }
    const piece = readPair(text, at, segmentEnd);
    if (typeof piece === "string") {
      ending = piece;
    } else if (piece.number === undefined) {
      refused.push(piece.name);
      if (!separate(piece.end, "done")) break;
    } else {
      const name = knownName(piece.name, known);
      if (name !== piece.name) refused.push(piece.name.slice(0, -name.length - 3));
      const pair = { name, text: piece.number };
      if (!piece.clean) {
        last = pair;
        ending = "junk";
      } else if (separate(piece.end, "number")) pairs.push(pair);
      else last = pair;
    }
  }
  const stop = ending ?? "junk";
  // Without a column the whole text is read again together with the next line; a mere continuation has no head.
  const isHead = from > 0 && pairs.length === 0 && last === null && refused.length === 0;
  ending = isHead ? "head" : stop;
  return { pairs, last, refused, ending, stop, tail: text.slice(tailFrom), timed };
}

function scanTimes(text: string, from: number): number {
  let end = from;
  let at = from;
  if (text.startsWith("ETA:", at)) at = skipSpaces(text, at + 4);
  for (;;) {
    const next = durationEnd(text, at);
    if (next === at) return end;
    end = next;
    at = skipSpaces(text, next);
  }
}

interface Piece {
  readonly name: string;
  readonly number?: string;
  readonly clean: boolean;
  readonly end: number;
}

const HALF_WORD = /^[+-]?(?:n|na|i|in)?$/i;

/** One `name: number`; the name may hold ` - ` and `:` as long as a number ends it. */
function readPair(text: string, from: number, segmentEnd: number): Piece | Ending {
  let end = segmentEnd;
  let firstColon = -1;
  for (let colon = text.indexOf(":", from); colon >= 0; colon = text.indexOf(":", colon + 1)) {
    if (colon - from > MAX_NAME) return "junk";
    if (colon > end) {
      if (firstColon >= 0) break;
      const next = text.indexOf(" - ", colon);
      end = next < 0 ? text.length : next;
    }
    if (colon + 1 < text.length && !isSpace(text, colon + 1)) continue;
    const valueAt = skipSpaces(text, colon + 1);
    if (valueAt >= text.length) return "colon";
    const number = numberAt(text, valueAt);
    if (number !== undefined) {
      const name = text.slice(from, colon).trimEnd();
      if (isHalfExponent(text, number.end)) return "word";
      return { name, number: number.text, clean: number.clean, end: number.end };
    }
    if (valueAt > text.length - 5 && HALF_WORD.test(text.slice(valueAt).trimEnd())) return "word";
    if (firstColon < 0) firstColon = colon;
  }
  if (firstColon < 0) return "name";
  return { name: text.slice(from, firstColon), clean: true, end };
}

/** `1.2345e` or `1.2345e-` at the very end of the text. */
function isHalfExponent(text: string, at: number): boolean {
  const rest = text.length - at;
  if (rest < 1 || rest > 2 || text.charAt(at) !== "e") return false;
  return rest === 1 || text.charAt(at + 1) === "-" || text.charAt(at + 1) === "+";
}

/** Cuts text that ran into a name: of `saving model - acc` the column is `acc` where other rows have that one. */
function knownName(name: string, known: ReadonlySet<string>): string {
  const cut = name.lastIndexOf(" - ");
  if (cut < 0 || known.has(name)) return name;
  const short = name.slice(cut + 3);
  return known.has(short) ? short : name;
}
