// An unfinished row and the next line → the row going on, where the line can be nothing else.

import { isDecoy, isTotalName } from "../../table/loss-names.ts";
import { isHeldOutName } from "../../table/splits.ts";
import { hasFourDecimals, isDigit, isSpace } from "../scan.ts";
import { PLAIN_NAME } from "./parts.ts";
import {
  type Columns,
  isDash,
  type KerasPair,
  readColumns,
  readRow,
  type RowText,
} from "./row-text.ts";

interface OpenRow {
  readonly row: RowText;
  /** The whole text while no column was read, else only the unfinished piece. */
  readonly text: string;
  /** Whether other lines stood between the row and the line that may continue it. */
  readonly interrupted: boolean;
  /** Whether one of them may have been a piece of the row, which would then be missing. */
  readonly doubtful: boolean;
  /** Whether it gives the time still to go. */
  readonly running: boolean;
  /** Columns of the row so far, without the unfinished piece. */
  readonly names: ReadonlySet<string>;
}

export interface Knowledge {
  /** Columns of earlier rows. */
  readonly names: ReadonlySet<string>;
  /** Whether the whole numbers so far all had four decimals; undefined when there were none. */
  readonly fourDecimals: boolean | undefined;
}

export type Continuation = RowText | undefined;

/** Longest text of a row without any column. */
const MAX_HEAD = 4096;

/**
 * Joins only what proves itself by the result: a number that becomes exactly what Keras prints, a name that gets its
 * number. A line that could stand alone just as well is not taken: a false number is worse than a missing one.
 */
export function continueRow(open: OpenRow, line: string, knowledge: Knowledge): Continuation {
  const { ending } = open.row.columns;
  const lead = line.trimStart();
  if (lead === "") return undefined;
  if (ending === "head") return continueHead(open, line, knowledge);
  const columns = continueColumns(open, line, lead, knowledge);
  return columns === undefined ? undefined : { head: open.row.head, columns };
}

function continueHead(open: OpenRow, line: string, knowledge: Knowledge): Continuation {
  if (open.text.length + line.length > MAX_HEAD) return undefined;
  const bare = open.text.trimEnd();
  const lead = line.trimStart();
  const ways = [bare + lead, `${bare} ${lead}`];
  const wasSpaced = bare.length < open.text.length || lead.length < line.length;
  const atColon = open.row.columns.stop === "colon";
  // A formatter of code broke `2s - loss` behind the number.
  const timed = / - \d{1,9}$/.test(bare) ? [`${bare}s - ${lead}`] : [];
  for (const text of [...timed, ...(wasSpaced || atColon ? ways.toReversed() : ways)]) {
    const row = readRow(text, knowledge.names);
    if (row !== undefined && isProgress(row.columns, open, lead.length, knowledge)) return row;
  }
  if (open.interrupted) return undefined;
  return /^[\s=>.\]\u2501-]+$/.test(line) ? readRow(bare + lead, knowledge.names) : undefined;
}

/** Whether a head that was continued got its durations or its first column; a half duration would hide in a name. */
function isProgress(
  columns: Columns,
  open: OpenRow,
  length: number,
  knowledge: Knowledge,
): boolean {
  const first = firstOf(columns);
  if (columns.refused.length > 0) return false;
  if (first === null && open.interrupted) return false;
  if (first === null) return columns.timed && columns.stop !== "junk" && columns.stop !== "name";
  if (columns.ending === "junk" && columns.pairs.length === 0) return false;
  if (HALF_EXPONENT.test(open.text.trimEnd()) && !first.text.includes("e")) return false;
  if (knowledge.names.has(first.name)) return true;
  if (first.name.includes("- ")) return false;
  if (hasFourDecimals(first.text)) return first.name === "loss" || !open.interrupted;
  const isTotal = first.name === "loss" && open.row.columns.stop !== "colon";
  return !open.interrupted && (isTotal || length >= MIN_WIDTH);
}

function continueColumns(
  open: OpenRow,
  line: string,
  lead: string,
  knowledge: Knowledge,
): Columns | undefined {
  const { ending, tail, last } = open.row.columns;
  const read = (text: string): Columns => readColumns(text, 0, knowledge.names);
  switch (ending) {
    case "dash":
    case "done":
      if (ending === "dash" && isDash(lead, 0)) return undefined;
      if (ending === "done" && !isDash(lead, 0)) return undefined;
      return accept(read(lead), open, knowledge, lead.length);
    case "colon":
      return acceptValue(read(`${tail.trimEnd()} ${lead}`), tail, knowledge, lead.length);
    case "word":
      return acceptValue(read(tail.trimEnd() + lead), tail, knowledge, lead.length);
    case "name":
      return continueName(tail, line, lead, open, knowledge);
    case "number":
    case "junk": {
      if (isDash(lead, 0)) {
        if (last === null && ending === "junk") return undefined;
        const columns = accept(read(lead), open, knowledge, lead.length);
        if (columns === undefined || last === null) return columns;
        return { ...columns, pairs: [last, ...columns.pairs] };
      }
      const ownLine = continueOnOwnLine(read(lead), open);
      if (ownLine !== undefined) return ownLine;
      if (last === null || (ending === "junk" && hasFourDecimals(last.text))) return undefined;
      const whole = `${last.name}: ${last.text}${lead}`;
      return acceptNumber(read(whole), last, open, knowledge);
    }
    default:
      return undefined;
  }
}

/**
 * Columns on a line of their own: those of the validation, or any new ones of a row without counts and time, which a
 * person or a script broke into lines.
 */
function continueOnOwnLine(columns: Columns, open: OpenRow): Columns | undefined {
  const { head, columns: before } = open.row;
  const found = columns.last === null ? columns.pairs : [...columns.pairs, columns.last];
  const isNew = found.every(
    ({ name }) => PLAIN_NAME.test(name) && !open.names.has(name) && name !== before.last?.name,
  );
  if (found.length === 0 || !isNew || columns.refused.length > 0 || open.running) return undefined;
  const isValidation = found.every(({ name }) => isOwnValidation(name, open));
  const isBroken = head.steps === null && !before.timed && !open.interrupted;
  const isRest = found.length > 1 || found.every(({ name }) => isPartName(name));
  if (!isValidation && !(isBroken && isRest)) return undefined;
  if (before.last === null) return columns;
  return { ...columns, pairs: [before.last, ...columns.pairs] };
}

/** Alone on a line, where scripts print other losses: `best_loss`, `test_loss`. */
function isPartName(given: string): boolean {
  const name = given.replace(/^val_/, "");
  return name.endsWith("_loss") && !isDecoy(name) && !isTotalName(name) && !isHeldOutName(name);
}

/** Whether it is the validation of a column of the same row. */
function isOwnValidation(name: string, { names, row }: OpenRow): boolean {
  if (!name.startsWith("val_")) return false;
  const own = name.slice(4);
  return names.has(own) || row.columns.last?.name === own;
}

function continueName(
  tail: string,
  line: string,
  lead: string,
  open: OpenRow,
  knowledge: Knowledge,
): Columns | undefined {
  const bare = tail.trimEnd();
  const wasSpaced = bare.length < tail.length || isSpace(line, 0);
  const ways = wasSpaced ? [`${bare} ${lead}`, bare + lead] : [bare + lead, `${bare} ${lead}`];
  const read = ways.map((text) => readColumns(text, 0, knowledge.names));
  const named = read.find((columns) => knowledge.names.has(firstOf(columns)?.name ?? ""));
  if (named !== undefined) return named;
  const [first] = read;
  return first === undefined ? undefined : accept(first, open, knowledge, lead.length);
}

/** Narrowest width at which a row is taken to be cut in the middle of a number. */
const MIN_WIDTH = 36;

const HALF_EXPONENT = /\d\.\d{4}e[+-]?$/;

function firstOf({ pairs, last }: Columns): KerasPair | null {
  return pairs[0] ?? last;
}

/** Accepts further columns (or closing durations); after other lines in between only columns that other rows have. */
function accept(
  columns: Columns,
  open: OpenRow,
  knowledge: Knowledge,
  length: number,
): Columns | undefined {
  const first = firstOf(columns);
  if (first === null) {
    if (columns.ending === "word" && HALF_EXPONENT.test(columns.tail)) {
      return open.interrupted ? undefined : columns;
    }
    if (columns.ending === "colon" || columns.ending === "word" || columns.ending === "name") {
      return !open.interrupted && startsKnown(columns.tail, open, knowledge) ? columns : undefined;
    }
    if (columns.ending === "dash" && columns.tail === "") return columns;
    return columns.timed && columns.ending !== "junk" && !open.interrupted ? columns : undefined;
  }
  if (open.names.has(first.name)) return undefined;
  if (knowledge.names.has(first.name) || isOwnValidation(first.name, open)) return columns;
  if (columns.ending === "junk") return undefined;
  if (open.interrupted) return isRestOfRow(columns, open, knowledge) ? columns : undefined;
  // A short line of another program (`Time: 3`) has not the decimals that the row's own numbers have.
  const isForeign = knowledge.fourDecimals === true && !hasFourDecimals(first.text);
  if (isForeign && length < MIN_WIDTH) return undefined;
  const isOpenEnded = open.row.columns.ending === "dash" && isWholeRow(open, knowledge);
  const isValidation = first.name.startsWith("val_") && knowledge.names.has(first.name.slice(4));
  return isOpenEnded && !isValidation ? undefined : columns;
}

/** Whether these are several new columns, printed as those of the row: what else stands between its pieces is seldom so. */
function isRestOfRow(columns: Columns, open: OpenRow, knowledge: Knowledge): boolean {
  const found = columns.last === null ? columns.pairs : [...columns.pairs, columns.last];
  if (found.length < 2 || knowledge.fourDecimals !== true || open.doubtful) return false;
  // Keras 3 sorts its columns; a row that begins with the total is another one.
  if (found[0]?.name === "loss") return false;
  const isNew = found.every(({ name }) => PLAIN_NAME.test(name) && !open.names.has(name));
  // The last number may be cut in its turn.
  return isNew && columns.pairs.every(({ text }) => hasFourDecimals(text));
}

/** Whether a column of another row begins so, or the validation of a column of this row. */
function startsKnown(piece: string, open: OpenRow, knowledge: Knowledge): boolean {
  const colon = piece.lastIndexOf(":");
  const bare = (colon < 0 ? piece : piece.slice(0, colon)).trimEnd();
  for (const name of knowledge.names) if (name.startsWith(bare)) return true;
  for (const name of open.names) if (`val_${name}`.startsWith(bare)) return true;
  return false;
}

/** Whether the row has all columns that any earlier row had, validation left aside: updates are printed without. */
function isWholeRow({ row, names }: OpenRow, knowledge: Knowledge): boolean {
  if (knowledge.names.size === 0) return false;
  const { last } = row.columns;
  for (const name of knowledge.names) {
    if (names.has(name) || name === last?.name) continue;
    if (!name.startsWith("val_") || !knowledge.names.has(name.slice(4))) return false;
  }
  return true;
}

const EXPONENT_START = /^e[+-]\d{2,3}(?!\d)/;

/** Accepts the value of a name that stood alone. */
function acceptValue(
  columns: Columns,
  tail: string,
  { fourDecimals }: Knowledge,
  length: number,
): Columns | undefined {
  const first = firstOf(columns);
  if (first === null || !tail.startsWith(`${first.name}:`)) return undefined;
  if (HALF_EXPONENT.test(tail.trimEnd())) {
    const isWhole = hasFourDecimals(first.text) && first.text.includes("e");
    const isGlued = columns.ending === "junk" && columns.pairs.length === 0;
    return isWhole && !isGlued ? columns : undefined;
  }
  if (hasFourDecimals(first.text)) return columns;
  if (columns.ending === "junk") return undefined;
  return fourDecimals === true && length < MIN_WIDTH ? undefined : columns;
}

/** Accepts a number put together from two lines if it is whole now and was not before. */
function acceptNumber(
  columns: Columns,
  before: KerasPair,
  open: OpenRow,
  knowledge: Knowledge,
): Columns | undefined {
  const first = firstOf(columns);
  if (first === null || first.name !== before.name) return undefined;
  if (knowledge.fourDecimals === false) return undefined;
  const added = first.text.slice(before.text.length);
  if (columns.pairs.length === 0 && columns.ending === "junk") return undefined;
  if (added === "" || !hasFourDecimals(first.text)) return undefined;
  if (hasFourDecimals(before.text) && !EXPONENT_START.test(added)) return undefined;
  if (columns.pairs.length > 0 || columns.ending === "dash" || !isDigit(added, 0)) return columns;
  // Digits alone on a line may be what a script printed: they must be all that the row lacks.
  if (knowledge.names.size > 0) return isWholeRow(open, knowledge) ? columns : undefined;
  const { timed } = open.row.columns;
  return timed || open.row.head.steps !== null ? columns : undefined;
}
