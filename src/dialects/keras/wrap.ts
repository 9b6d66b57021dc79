// An unfinished row and the next line → the row going on, where the line can be nothing else.

import { hasFourDecimals, isDigit, isSpace } from "../scan.ts";
import { type Columns, isDash, type Pair, readColumns, readRow, type RowText } from "./row-text.ts";

export interface OpenRow {
  readonly row: RowText;
  /** The whole text while no column was read, else only the unfinished piece. */
  readonly text: string;
  /** Whether other lines stood between the row and the line that may continue it. */
  readonly interrupted: boolean;
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
  if (open.interrupted || open.text.length + line.length > MAX_HEAD) return undefined;
  const glued = readRow(open.text + line.trimStart(), knowledge.names);
  if (glued !== undefined && isProgress(glued.columns)) return glued;
  const spaced = readRow(`${open.text.trimEnd()} ${line.trimStart()}`, knowledge.names);
  if (spaced !== undefined && isProgress(spaced.columns)) return spaced;
  return /^[\s=>.\]\u2501-]+$/.test(line) ? glued : undefined;
}

/** Whether a head that was continued got its durations or its first column. */
function isProgress({ pairs, last, timed, ending }: Columns): boolean {
  return pairs.length > 0 || last !== null || ending === "colon" || (timed && ending !== "junk");
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
      return accept(read(lead), open, knowledge);
    case "colon":
      return acceptValue(read(`${tail.trimEnd()} ${lead}`), tail);
    case "word":
      return acceptValue(read(tail.trimEnd() + lead), tail);
    case "name":
      return continueName(tail, line, lead, open, knowledge);
    case "number":
    case "junk": {
      if (isDash(lead, 0)) {
        if (last === null && ending === "junk") return undefined;
        const columns = accept(read(lead), open, knowledge);
        if (columns === undefined || last === null) return columns;
        return { ...columns, pairs: [last, ...columns.pairs] };
      }
      if (last === null || (ending === "junk" && hasFourDecimals(last.text))) return undefined;
      const whole = `${last.name}: ${last.text}${lead}`;
      return acceptNumber(read(whole), last, knowledge);
    }
    default:
      return undefined;
  }
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
  return first === undefined ? undefined : accept(first, open, knowledge);
}

function firstOf({ pairs, last }: Columns): Pair | null {
  return pairs[0] ?? last;
}

/** Accepts further columns (or closing durations); after other lines in between only columns that other rows have. */
function accept(columns: Columns, open: OpenRow, knowledge: Knowledge): Columns | undefined {
  const first = firstOf(columns);
  if (first === null) {
    if (columns.ending === "colon" || columns.ending === "name") {
      return !open.interrupted && startsKnown(columns.tail, knowledge.names) ? columns : undefined;
    }
    if (columns.ending === "dash" && columns.tail === "") return columns;
    return columns.timed && columns.ending !== "junk" && !open.interrupted ? columns : undefined;
  }
  if (open.names.has(first.name)) return undefined;
  if (knowledge.names.has(first.name)) return columns;
  if (open.interrupted || columns.ending === "junk") return undefined;
  return isWholeRow(open, knowledge) ? undefined : columns;
}

/** Whether some column of another row begins so. */
function startsKnown(piece: string, names: ReadonlySet<string>): boolean {
  const bare = piece.trimEnd().replace(/:$/, "");
  for (const name of names) if (name.startsWith(bare)) return true;
  return false;
}

/** Whether the row has all columns that any earlier row had. */
function isWholeRow({ row, names }: OpenRow, knowledge: Knowledge): boolean {
  if (knowledge.names.size === 0) return false;
  const { last } = row.columns;
  for (const name of knowledge.names) if (!names.has(name) && name !== last?.name) return false;
  return true;
}

const EXPONENT_START = /^e[+-]\d{2,3}(?!\d)/;

/** Accepts the value of a name that stood alone. */
function acceptValue(columns: Columns, tail: string): Columns | undefined {
  const first = firstOf(columns);
  if (first === null || !tail.startsWith(`${first.name}:`)) return undefined;
  return columns.ending === "junk" && !hasFourDecimals(first.text) ? undefined : columns;
}

/** Accepts a number put together from two lines if it is whole now and was not before. */
function acceptNumber(columns: Columns, before: Pair, knowledge: Knowledge): Columns | undefined {
  const first = firstOf(columns);
  if (first === null || first.name !== before.name) return undefined;
  if (knowledge.fourDecimals === false) return undefined;
  const added = first.text.slice(before.text.length);
  if (added === "" || !hasFourDecimals(first.text)) return undefined;
  if (hasFourDecimals(before.text) && !EXPONENT_START.test(added)) return undefined;
  const isAlone = columns.pairs.length === 0 && columns.ending !== "dash";
  const isUnproven = isAlone && isDigit(added, 0) && knowledge.fourDecimals === undefined;
  return isUnproven ? undefined : columns;
}
