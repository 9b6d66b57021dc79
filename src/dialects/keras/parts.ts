// A settled line → its pieces, where line ends were lost: an epoch header or a row's head in the middle begins a new piece.

import { digitsEnd } from "../../table/printed.ts";
import { durationEnd, isDigit, skipSpaces } from "../scan.ts";

/** `epochs`: how many are planned. */
export interface Header {
  readonly epoch: number;
  readonly epochs: number;
  /** What follows on the same line. */
  readonly rest: string;
}

/** `epochs` is null where a heading does not say. */
export type Heading = Pick<Header, "epoch"> & { readonly epochs: number | null };

/** For a row whose names nothing is known of. */
export const NO_NAMES: ReadonlySet<string> = new Set();

/** A column's name as Keras and its users write them, without blanks. */
export const PLAIN_NAME: RegExp = /^[\w./-]+$/;

const HEADER = /^\s*Epoch:?\s+(\d{1,9})\s?\/\s?(\d{1,9})(?!\d|\/)\s*[:-]?\s*/;

/** `Epoch 3/200`; a callback's `Epoch 00003: …` has no planned number and is none. */
export function readHeader(text: string): Header | undefined {
  const match = HEADER.exec(text);
  if (match === null) return undefined;
  return { epoch: Number(match[1]), epochs: Number(match[2]), rest: text.slice(match[0].length) };
}

/** Keras before 1.0 (`keras/models.py: Sequential.fit`) and loops around its bar head an epoch with its number alone, on a line of its own or, in notes, before its row. */
const HEADING =
  /^\s*(?:[-=*#]{1,40}\s{0,4})?(?:(?:start(?:ing)?|begin(?:ning)?)\s{1,2}(?:of\s{1,2})?)?ep(?:och)?:?\s{0,4}#?(?!0\d{4})(\d{1,9})(?:\s?(?:\/|of)\s?(\d{1,9}))?\s{0,4}[:.]{0,3}\s{0,4}(?:[-=*#]{1,40})?\s*(?:\d{1,9}s - |$)/i;

/** `Epoch 3`, `--- Start of epoch 3/10 ---`, `Ep 3: ` of `Ep 3: 12s - loss: …`: the heading of a program that is not Keras's own. */
export function readHeading(text: string): (Heading & Pick<Header, "rest">) | undefined {
  const match = HEADING.exec(text);
  if (match === null) return undefined;
  const [all, epoch, epochs] = match;
  return {
    epoch: Number(epoch),
    epochs: epochs === undefined ? null : Number(epochs),
    rest: text.slice(all.length),
  };
}

const CALLED =
  /^\s*Epoch 0*(\d{1,9}): (?:LearningRateScheduler|saving|\S{1,200} (?:improved|did not improve))/;

/** `Epoch 00003: val_loss improved …`: tf.keras prints it before the row of that epoch. */
export function readCall(text: string): (Heading & Pick<Header, "rest">) | undefined {
  const match = CALLED.exec(text);
  return match === null ? undefined : { epoch: Number(match[1]), epochs: null, rest: "" };
}

const SET_APART = /\d \/ \d|e - \d/;

/** A row whose signs a formatter of code set apart: `96 / 96[== ==] - 3s - a_loss: 1.8125e - 05`. */
export function tidy(text: string): string {
  if (!SET_APART.test(text)) return text;
  let tidied = text;
  if (tidied.includes(" / ")) tidied = tidied.replace(/(\d) \/ (\d{1,12} ?\[)/, "$1/$2");
  if (tidied.includes("e - ")) tidied = tidied.replaceAll(/(^ *|\d)e - (\d\d)(?= |$)/g, "$1e-$2");
  return tidied;
}

/** Longest counter taken seriously. */
const MAX_DIGITS = 12;

export function splitParts(text: string): readonly string[] {
  let slash = text.indexOf("/");
  if (slash < 0) return [text];
  const cuts: number[] = [];
  for (; slash >= 0; slash = text.indexOf("/", slash + 1)) {
    const cut = cutAt(text, slash);
    if (cut > (cuts.at(-1) ?? 0) && text.slice(0, cut).trim() !== "") cuts.push(cut);
  }
  if (cuts.length === 0) return [lastDrawn(text)];
  return [0, ...cuts].map((start, index) => {
    const part = lastDrawn(text.slice(start, cuts[index]));
    return index < cuts.length ? part.replace(CUT_OFF, ":") : part;
  });
}

/** A number that the next bar was drawn over: Keras prints four decimals. */
const CUT_OFF = /: [-+]?\d{1,20}\.\d{0,3}$/;

/** What a bar draws behind its counts and signs: the time to go, or the time that it took. */
const DRAWN =
  / {1,16}- (?:ETA: [\d:]{1,12}s?|\d{1,9}s(?: \d{1,9}[mun\u00b5]?s\/(?:step|sample|epoch))?) - /g;

/** A bar whose backspaces were lost: of what it drew on the line one behind the other, the last. */
function lastDrawn(text: string): string {
  const first = text.indexOf(" - ETA: ");
  if (first < 0 || text.indexOf(" - ", first + 8) < 0) return text;
  let last = first;
  for (const { index } of text.matchAll(DRAWN)) if (index > first) last = index;
  return last === first ? text : text.slice(0, first) + text.slice(last);
}

/** Where the counter around this slash begins, if it is one of an epoch header or of a row; else 0. */
function cutAt(text: string, slash: number): number {
  const left = digitsStart(text, slash);
  if (left === slash) return 0;
  const right = digitsEnd(text, slash + 1);
  const unknown = text.startsWith("Unknown", slash + 1);
  if ((right === slash + 1 && !unknown) || right - slash > MAX_DIGITS) return 0;
  const before = text.slice(Math.max(0, left - 8), left);
  const header = /Epoch:?\s{1,2}$/.exec(before);
  if (header !== null) return left - header[0].length;
  if (!beginsRow(text, unknown ? slash + 8 : right)) return 0;
  return countStart(text, left, slash, text.slice(slash + 1, right));
}

function digitsStart(text: string, end: number): number {
  let start = end;
  while (end - start < 2 * MAX_DIGITS && isDigit(text, start - 1)) start -= 1;
  return start;
}

const BAR_START = /\s*(?:\[[=>.]|\[&|\u2501|\u00e2\u201d)/y;

function beginsRow(text: string, at: number): boolean {
  BAR_START.lastIndex = at;
  if (BAR_START.test(text)) return true;
  if (!text.startsWith(" - ", at)) return false;
  const end = durationEnd(text, at + 3);
  return end > at + 3 && text.charAt(skipSpaces(text, end)) === "-";
}

/** Parts the counter from a number or an epoch header that it is glued to: `0.400026/26 [` and `Epoch 1/240/40 [`. */
function countStart(text: string, left: number, slash: number, target: string): number {
  const before = text.charAt(left - 1);
  if (before === ".") {
    if (slash - left > 4) return left + 4;
    // The bar is as wide as its target: of a number that was cut off fewer digits are left.
    return slash - left > target.length ? slash - target.length : 0;
  }
  if ((before === "-" || before === "+") && text.charAt(left - 2) === "e") {
    return slash - left > 2 ? left + 2 : 0;
  }
  if (before === "/" && isDigit(text, left - 2)) {
    const digits = text.slice(left, slash);
    return digits.length > target.length && digits.endsWith(target) ? slash - target.length : 0;
  }
  return left;
}
