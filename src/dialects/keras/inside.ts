// A line of other text → the row that stands in it: behind a sentence, a time and level of a logger, or in quotes.

import { durationEnd } from "../scan.ts";
import { readRow } from "./row-text.ts";

/** Places in a line at which a row is looked for. */
const MAX_PLACES = 8;

/** Words after which people put a row; any other word may be part of a name, as in `test loss`. */
const LEAD =
  /(?:^|[^\w])(?:is|was|are|get|gets|got|gives?|gave|shows?|showed|prints?|printed|says?|sees?|saw|reads?|like|with|and|at|to|me|here|output|results?|log|logs)$/i;

const LOSS = /loss: [-+.\dni]/i;
const A_LOSS = /^[\w./]*loss: /i;

/** A loop of one's own that counts: its epochs are not to be lost. */
const COUNTED = /(?:epoch|iter|iteration|step)\W{0,3}\d/i;

/** The text from the row on; undefined where none stands. A lone column behind other words is what a script prints. */
export function rowInside(text: string, known: ReadonlySet<string>): string | undefined {
  if (!LOSS.test(text)) return undefined;
  let colon = text.indexOf(": ");
  for (let places = 0; colon >= 0 && places < MAX_PLACES; places += 1) {
    const start = rowStart(text, nameStart(text, colon));
    if (COUNTED.test(text.slice(0, start))) return undefined;
    if (start > 0) {
      const inner = text.slice(start);
      const row = readRow(inner, known);
      const isRow = row !== undefined && columnsOf(row) > 1;
      if (isRow && mayBegin(text, start)) return inner;
      // Behind a loss that is not read the rest would be a row without it.
      if (isRow && A_LOSS.test(inner)) return undefined;
    }
    colon = text.indexOf(": ", colon + 2);
  }
  return undefined;
}

function columnsOf({ columns }: NonNullable<ReturnType<typeof readRow>>): number {
  return columns.pairs.length + (columns.last === null ? 0 : 1);
}

const NAME_CHARACTER = /[\w./-]/;

function nameStart(text: string, colon: number): number {
  let start = colon;
  while (start > 0 && NAME_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** A time before the first column belongs to the row: `INFO:root:3s - loss: 0.5`. */
function rowStart(text: string, name: number): number {
  if (!text.startsWith(" - ", name - 3)) return name;
  let start = name - 3;
  while (start > 0 && /[\w.:]/.test(text.charAt(start - 1))) start -= 1;
  for (let at = start; at < name - 3; at += 1) {
    if (durationEnd(text, at) === name - 3 && !/\w/.test(text.charAt(at - 1))) return at;
  }
  return name;
}

/** Whether what stands before is no part of a name: a sign, a number with a point, or a word that leads to a row. */
function mayBegin(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const bare = before.trimEnd();
  if (bare === "" || /[\p{P}\p{S}]$/u.test(bare)) return true;
  if (bare.length === before.length) return false;
  return /[^\w.]\d+\.\d+$/.test(bare) || LEAD.test(bare);
}
