// Settled lines of a Keras log → records: the one reader behind both Keras dialects, as one log often mixes their rows.

import { parsePrinted, type Printed } from "../../table/printed.ts";
import type { Line } from "../../lines/line.ts";
import type { TakeFrame, TakeLines } from "../../lines/settle.ts";
import type { StoredValues } from "../../table/row-store.ts";
import type { LogRecord } from "../../table/row.ts";
import type { Writer } from "../../table/run.ts";
import { doubledNote } from "../count-note.ts";
import type { Findings, LineReader, Understood } from "../dialect.ts";
import { hasFourDecimals } from "../scan.ts";
import type { ClosedRow } from "./closed-row.ts";
import { Epochs } from "./epochs.ts";
import { createHabits } from "./habits.ts";
import { KnownKerasRows, type KnownRow } from "./known-rows.ts";
import { rowInside } from "./inside.ts";
import { looksLikeData } from "./looks-like-data.ts";
import { lacksColumn, mayGoOn, type OpenRow, openRow, rowValues } from "./open-row.ts";
import { type Header, readHeader, splitParts, tidy } from "./parts.ts";
import { type KerasPair, readRow, type RowText } from "./row-text.ts";
import { createWriterSearch } from "./writer.ts";
import { continueRow } from "./wrap.ts";

/** Lines of other text (a warning, a stack trace) over which an unfinished row waits for its end. */
const MAX_OTHERS = 60;

const PAIR = /: [+-]?(?:\d|nan|inf)/;

/** Text of a row that is kept for messages. */
const MAX_TEXT = 4096;

export function createKerasReader(findings: Findings): LineReader {
  return new KerasReader(findings);
}

/** A row is open, as the next line may go on with it; or it waits as bytes in `#known`; or neither. */
class KerasReader implements LineReader {
  readonly takeLines: TakeLines;
  readonly takeFrame: TakeFrame;
  readonly wantsStart: () => boolean;
  readonly #findings: Findings;
  readonly #epochs: Epochs;
  readonly #writers = createWriterSearch();
  readonly #habits = createHabits();
  readonly #known: KnownKerasRows;
  /** Columns of rows so far. */
  readonly #names = new Set<string>();
  readonly #notes = new Set<string>();
  #open: OpenRow | undefined;
  /** The bytes of the line in hand, if it is all that stood between two carriage returns. */
  #frame: Uint8Array | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#epochs = new Epochs(findings);
    this.#known = new KnownKerasRows({
      begin: () => this.#close(),
      header: (header) => {
        this.#close();
        this.#epochs.header(header);
      },
      wantsUpdates: () => findings.wantsUpdates(),
      rows: ({ kind, head, rows: { selection } }, rows) => {
        const counts = this.#writers.countsOf(kind, head.bar, rows.steps);
        this.#epochs.rows({ ...rows, selection, counts });
      },
      row: (row, values) => this.#knownRow(row, values),
    });
    this.takeLines = this.#known.takeLines;
    this.takeFrame = this.#known.takeFrame;
    this.wantsStart = this.#known.wantsStart;
  }

  line(line: Line): Understood {
    const waiting = this.#known.release();
    for (const news of this.#known.news()) this.#habits.learnRows(news);
    if (waiting !== undefined) this.#read(waiting);
    this.#frame = this.#known.left(line.number);
    const understood = this.#read(line);
    this.#frame = undefined;
    return understood;
  }

  end(): void {
    this.#known.finish();
    this.#close();
    this.#epochs.end();
  }

  peek(): LogRecord | undefined {
    const { row, pairs } = this.#peekedRow() ?? {};
    if (row === undefined || pairs === undefined || !row.settled || row.others > 0)
      return undefined;
    const { ending, last } = row.row.columns;
    if (ending !== "number" && ending !== "done") return undefined;
    if (last !== null && this.#habits.isCutOff(last, row.unended)) return undefined;
    const values = new Map<string, Printed>();
    for (const { name, text } of last === null ? pairs : [...pairs, last]) {
      const printed = parsePrinted(text);
      if (printed === undefined || values.has(name)) return undefined;
      values.set(name, printed);
    }
    return this.#epochs.peek(this.#closedRow(row, values));
  }

  writer(): Writer {
    return this.#writers.writer();
  }

  notes(): readonly string[] {
    return [...this.#notes, ...doubledNote(this.#epochs.doubled())];
  }

  #peekedRow(): { row: OpenRow; pairs: readonly KerasPair[] } | undefined {
    const line = this.#known.waiting();
    const open = this.#open;
    if (line === undefined) return open && { row: open, pairs: open.pairs };
    const text = readRow(line.text, this.#names);
    return text && { row: this.#opened(text, line.text, line), pairs: text.columns.pairs };
  }

  #read(line: Line): Understood {
    const parts = splitParts(tidy(line.text));
    if (parts[1] === undefined) return this.#part(parts[0] ?? "", line);
    let understood: Understood = "other";
    for (const text of parts) {
      const one = this.#part(text, line);
      if (one !== "other" && typeof understood === "string") understood = one;
    }
    return understood;
  }

  #part(text: string, line: Line): Understood {
    if (text.trim() === "") return "other";
    const header = readHeader(text);
    if (header !== undefined) return this.#header(header, line);
    const heading = this.#epochs.headingOf(text, !this.#open && this.#names.size === 0);
    if (heading !== undefined) {
      this.#close();
      if (line.settled) this.#epochs.heading(heading);
      return heading.rest === "" ? "other" : this.#part(heading.rest, line);
    }
    const row = readRow(text, this.#names);
    const isCounted = row !== undefined && row.head.step !== null;
    if (!isCounted && this.#goOn(text, line)) return "data";
    if (row !== undefined && (isCounted || row.columns.timed || !mayGoOn(this.#open))) {
      this.#begin(row, text, line);
      return "data";
    }
    const inside = row === undefined ? rowInside(text, this.#names) : undefined;
    if (inside !== undefined) return this.#part(inside, line);
    if (this.#open !== undefined) {
      this.#open.others += 1;
      this.#open.doubtful ||= PAIR.test(text);
      if (this.#open.others > MAX_OTHERS) this.#close();
    }
    const reason = looksLikeData(text);
    return reason === undefined ? "other" : { rejected: reason };
  }

  #header(header: Header, line: Line): Understood {
    this.#close();
    if (line.settled) {
      this.#epochs.header(header);
      this.#known.headed(header);
    }
    if (header.rest === "") return "data";
    const rest = this.#part(header.rest, line);
    return rest === "other" ? "data" : rest;
  }

  #begin(row: RowText, text: string, line: Line): void {
    this.#close();
    this.#writers.see(row, text);
    this.#open = this.#opened(row, text, line);
    this.#known.isHeaded = false;
    this.#take(this.#open, row.columns.pairs);
  }

  #opened(row: RowText, text: string, line: Line): OpenRow {
    return openRow(row, text, line, { isHeaded: this.#known.isHeaded, frame: this.#frame });
  }

  /** Goes on with the open row, if this is what the text does. */
  #goOn(text: string, line: Line): boolean {
    const open = this.#open;
    if (open === undefined || open.settled !== line.settled) return false;
    const isHead = open.row.columns.ending === "head";
    const next = continueRow(
      {
        row: open.row,
        text: isHead ? open.text : open.row.columns.tail,
        interrupted: open.others > 0,
        doubtful: open.doubtful,
        running: open.running,
        names: open.names,
      },
      text,
      { names: this.#names, fourDecimals: this.#habits.fourDecimals() },
    );
    if (next === undefined) return false;
    const timed = open.row.columns.timed || next.columns.timed;
    open.row = { head: next.head, columns: { ...next.columns, timed } };
    open.learnable = false;
    open.frame = undefined;
    open.others = 0;
    if (open.text.length < MAX_TEXT) open.text += isHead ? ` ${text.trim()}` : text;
    open.unended = line.unended === true;
    open.running ||= text.includes("ETA:");
    this.#take(open, next.columns.pairs);
    open.refused.push(...next.columns.refused);
    if (isHead) this.#writers.see(next, open.text);
    return true;
  }

  #take(row: OpenRow, pairs: readonly KerasPair[]): void {
    for (const pair of pairs) {
      row.pairs.push(pair);
      row.names.add(pair.name);
      this.#habits.learn(pair);
    }
  }

  /** The open row is over. */
  #close(): void {
    const row = this.#open;
    if (row === undefined) return;
    this.#open = undefined;
    this.#settleEnd(row);
    for (const name of row.refused) this.#refuse(row, `the value of \`${name}\` is not a number`);
    const values = this.#valuesOf(row);
    if (values.size === 0) return;
    for (const name of values.keys()) this.#names.add(name);
    if (lacksColumn(row, this.#names)) return;
    const closed = this.#closedRow(row, values);
    if (values.size === row.pairs.length) this.#learn(row, closed);
    this.#epochs.row(closed);
  }

  /** Takes the column that the row ends with, or says why not. */
  #settleEnd(row: OpenRow): void {
    const { ending, stop, last, tail } = row.row.columns;
    if (last !== null) {
      const isCut =
        ending === "junk"
          ? !hasFourDecimals(last.text) && this.#habits.isCutOff(last, true)
          : this.#habits.isCutOff(last, row.unended);
      if (isCut) this.#refuse(row, `the value of \`${last.name}\` is cut off`);
      else this.#take(row, [last]);
    } else if (ending === "head" && stop !== "done" && stop !== "dash") {
      this.#refuse(row, "a row without a column that could be read");
    } else if (ending === "colon" || ending === "word") {
      this.#refuse(row, "the row ends before its last value");
    } else if (ending === "name" && !/^\d|^-?$/.test(tail.trim())) {
      this.#refuse(row, "the row ends in the middle of a name");
    }
  }

  #refuse(row: OpenRow, reason: string): void {
    this.#findings.reject({ line: row.line, text: row.text, reason });
  }

  #valuesOf(row: OpenRow): ReadonlyMap<string, Printed> {
    const { values, unread, doubled } = rowValues(row.pairs);
    for (const name of unread) {
      this.#refuse(row, `the value of \`${name}\` is not a number that can be read`);
    }
    for (const name of doubled) {
      this.#notes.add(
        `the column \`${name}\` occurs more than once in a row: read as \`${name} (2)\``,
      );
    }
    return values;
  }

  #closedRow(row: OpenRow, values: ReadonlyMap<string, Printed>): ClosedRow {
    const { kind, step: printedStep, steps, bar } = row.row.head;
    const step = kind === "line" ? (steps ?? printedStep) : printedStep;
    const counts = this.#writers.countsOf(kind, bar, steps ?? step);
    const { line, settled, running, isHeldOut, text } = row;
    return { kind, step, steps, counts, line, settled, running, isHeldOut, text, values };
  }

  /** The next rows like it are read as bytes. */
  #learn({ row, line, text, pairs, frame, learnable }: OpenRow, closed: ClosedRow): void {
    const { head, columns } = row;
    if (columns.ending !== "number" && columns.ending !== "done") return;
    const { kind, step, steps } = closed;
    if (kind === "bar" && frame !== undefined) this.#known.learnBar({ head, pairs }, frame);
    else if (kind === "line" && learnable) {
      this.#known.learn({ line, text, head: { ...head, step, steps }, pairs });
    }
  }

  #knownRow({ layout, line, settled, step, steps }: KnownRow, values: StoredValues): void {
    const { kind, head, running } = layout;
    const counts = this.#writers.countsOf(kind, head.bar, steps ?? step);
    this.#epochs.row({ kind, settled, running, text: "", step, steps, counts, line, values });
  }
}
