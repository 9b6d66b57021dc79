// Settled lines of a Keras log → records: the one reader behind both Keras dialects, as one log often mixes their rows.

import { parsePrinted, type Printed } from "../../table/printed.ts";
import type { Line } from "../../lines/line.ts";
import type { Findings, LineReader, Understood } from "../dialect.ts";
import { hasFourDecimals } from "../scan.ts";
import { type ClosedRow, createEpochs } from "./epochs.ts";
import { createHabits } from "./habits.ts";
import { KnownKerasRows } from "./known-rows.ts";
import { rowInside } from "./inside.ts";
import { mayGoOn, type OpenRow } from "./open-row.ts";
import { readHeader, splitParts, tidy } from "./parts.ts";
import { createProcessReader } from "./processes.ts";
import { type KerasPair, readRow, type RowText } from "./row-text.ts";
import { createWriterSearch } from "./writer.ts";
import { continueRow } from "./wrap.ts";

/** Lines of other text (a warning, a stack trace) over which an unfinished row waits for its end. */
const MAX_OTHERS = 60;

export function createKerasReader(findings: Findings): LineReader {
  return createProcessReader(findings, createReader);
}

function createReader(findings: Findings): LineReader {
  const epochs = createEpochs(findings);
  const writers = createWriterSearch();
  const habits = createHabits();
  const names = new Set<string>();
  const notes = new Set<string>();
  let open: OpenRow | undefined;
  /** The bytes of the line in hand, if it is all that stood between two carriage returns. */
  let frame: Uint8Array | undefined;

  const refuse = (row: OpenRow, reason: string): void => {
    findings.reject({ line: row.line, text: row.text, reason });
  };

  const take = (row: OpenRow, pairs: readonly KerasPair[]): void => {
    for (const pair of pairs) {
      row.pairs.push(pair);
      row.names.add(pair.name);
      habits.learn(pair);
    }
  };

  const valuesOf = (row: OpenRow): Map<string, Printed> => {
    const values = new Map<string, Printed>();
    const copies = new Map<string, number>();
    for (const { name, text } of row.pairs) {
      const printed = parsePrinted(text);
      if (printed === undefined) {
        refuse(row, `the value of \`${name}\` is not a number that can be read`);
        continue;
      }
      const before = values.get(name);
      if (before === undefined) values.set(name, printed);
      else if (before.text !== text) {
        let count = (copies.get(name) ?? 1) + 1;
        while (values.has(`${name} (${count})`)) count += 1;
        copies.set(name, count);
        values.set(`${name} (${count})`, printed);
        notes.add(`the column \`${name}\` stands more than once in a row: read as \`${name} (2)\``);
      }
    }
    return values;
  };

  const close = (): void => {
    if (open === undefined) return;
    const row = open;
    open = undefined;
    const { ending, stop, last, tail } = row.row.columns;
    if (last !== null) {
      if (ending !== "junk" && habits.isCutOff(last, row.unended)) {
        refuse(row, `the value of \`${last.name}\` is cut off`);
      } else if (ending === "junk" && !hasFourDecimals(last.text) && habits.isCutOff(last, true)) {
        refuse(row, `the value of \`${last.name}\` is cut off`);
      } else take(row, [last]);
    } else if (ending === "head" && stop !== "done" && stop !== "dash") {
      refuse(row, "a row without a column that could be read");
    } else if (ending === "colon" || ending === "word") {
      refuse(row, "the row ends before its last value");
    } else if (ending === "name" && !/^\d|^-?$/.test(tail.trim())) {
      refuse(row, "the row ends in the middle of a name");
    }
    for (const name of row.refused) refuse(row, `the value of \`${name}\` is not a number`);
    const values = valuesOf(row);
    if (values.size === 0) return;
    for (const name of values.keys()) names.add(name);
    const closed = closedRow(row, values);
    const { kind, step, steps } = closed;
    if (values.size === row.pairs.length && (ending === "number" || ending === "done")) {
      const { head } = row.row;
      const { line, text, pairs, frame } = row;
      if (kind === "bar" && frame !== undefined) known.learnBar({ head, pairs }, frame);
      else if (kind === "line" && row.learnable) {
        known.learn({ line, text, head: { ...head, step, steps }, pairs });
      }
    }
    epochs.row(closed);
  };

  const closedRow = (row: OpenRow, values: ReadonlyMap<string, Printed>): ClosedRow => {
    const { kind, step: printedStep, steps, bar } = row.row.head;
    const step = kind === "line" ? (steps ?? printedStep) : printedStep;
    const counts = steps === null && step === null ? null : countsOf(kind, bar);
    const { line, settled, running } = row;
    return { kind, step, steps, counts, line, settled, running, text: row.text.trim(), values };
  };

  const countsOf = (kind: "bar" | "line", bar: string): "steps" | "samples" | null => {
    if (kind === "line" || bar === "heavy") return "steps";
    return writers.countsSamples() ? "samples" : null;
  };

  const opened = (row: RowText, text: string, line: Line): OpenRow => ({
    row,
    text,
    line: line.number,
    settled: line.settled,
    unended: line.unended === true,
    running: text.includes("ETA:"),
    learnable: known.isHeaded && line.settled && line.unended !== true,
    frame: text === line.text && line.unended !== true ? frame : undefined,
    others: 0,
    doubtful: false,
    pairs: [],
    names: new Set(),
    refused: [...row.columns.refused],
  });

  const begin = (row: RowText, text: string, line: Line): void => {
    close();
    writers.see(row, text);
    open = opened(row, text, line);
    known.isHeaded = false;
    take(open, row.columns.pairs);
  };

  /** Goes on with the open row, if this is what the text does. */
  const goOn = (text: string, line: Line): boolean => {
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
      { names, fourDecimals: habits.fourDecimals() },
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
    take(open, next.columns.pairs);
    open.refused.push(...next.columns.refused);
    if (isHead) writers.see(next, open.text);
    return true;
  };

  const part = (text: string, line: Line): Understood => {
    if (text.trim() === "") return "other";
    const header = readHeader(text);
    if (header !== undefined) {
      close();
      if (line.settled) {
        epochs.header(header);
        known.isHeaded = true;
      }
      if (header.rest === "") return "data";
      const rest = part(header.rest, line);
      return rest === "other" ? "data" : rest;
    }
    const row = readRow(text, names);
    const isCounted = row !== undefined && row.head.step !== null;
    if (!isCounted && goOn(text, line)) return "data";
    if (row !== undefined && (isCounted || row.columns.timed || !mayGoOn(open))) {
      begin(row, text, line);
      return "data";
    }
    const inside = row === undefined ? rowInside(text, names) : undefined;
    if (inside !== undefined) return part(inside, line);
    if (open !== undefined) {
      open.others += 1;
      open.doubtful ||= PAIR.test(text);
      if (open.others > MAX_OTHERS) close();
    }
    const reason = looksLikeData(text);
    return reason === undefined ? "other" : { rejected: reason };
  };

  const known = new KnownKerasRows({
    begin: close,
    header(header) {
      close();
      epochs.header(header);
    },
    rows: epochs.rows,
    row({ layout, line, settled, step, steps }, values) {
      const { head, running } = layout;
      const kind = head.bar === "none" ? "line" : "bar";
      const counts = steps === null && step === null ? null : countsOf(kind, head.bar);
      epochs.row({ kind, settled, running, text: "", step, steps, counts, line, values });
    },
  });

  const read = (line: Line): Understood => {
    const parts = splitParts(tidy(line.text));
    if (parts[1] === undefined) return part(parts[0] ?? "", line);
    let understood: Understood = "other";
    for (const text of parts) {
      const one = part(text, line);
      if (one !== "other" && typeof understood === "string") understood = one;
    }
    return understood;
  };

  const peekedRow = (): { row: OpenRow; pairs: readonly KerasPair[] } | undefined => {
    const line = known.waiting();
    if (line === undefined)
      return open === undefined ? undefined : { row: open, pairs: open.pairs };
    const text = readRow(line.text, names);
    return text && { row: opened(text, line.text, line), pairs: text.columns.pairs };
  };

  return {
    takeLines: known.takeLines,
    takeFrame: known.takeFrame,
    peek() {
      const { row, pairs } = peekedRow() ?? {};
      if (row === undefined || pairs === undefined || !row.settled || row.others > 0)
        return undefined;
      const { ending, last } = row.row.columns;
      if (ending !== "number" && ending !== "done") return undefined;
      if (last !== null && habits.isCutOff(last, row.unended)) return undefined;
      const values = new Map<string, Printed>();
      for (const { name, text } of last === null ? pairs : [...pairs, last]) {
        const printed = parsePrinted(text);
        if (printed === undefined || values.has(name)) return undefined;
        values.set(name, printed);
      }
      return epochs.peek(closedRow(row, values));
    },
    line(line) {
      const waiting = known.release();
      for (const news of known.news()) habits.learnRows(news);
      if (waiting !== undefined) read(waiting);
      frame = known.left(line.number);
      const understood = read(line);
      frame = undefined;
      return understood;
    },
    end() {
      known.finish();
      close();
      epochs.end();
    },
    writer: () => writers.writer(),
    notes: () => {
      const doubled = epochs.doubled();
      if (doubled === 0) return [...notes];
      return [...notes, `${doubled} rows stand twice in the log and were read once`];
    },
  };
}

const PAIR = /: [+-]?(?:\d|nan|inf)/;

/** Text of a row that is kept for messages. */
const MAX_TEXT = 4096;

const LOSS = /loss['"]?\s?[:=]\s?-?(?:\d|nan|inf)/i;
const BAR = /\d\/(?:\d|Unknown)\S* (?:\[[=>.]|\u2501)/;

function looksLikeData(text: string): string | undefined {
  if (LOSS.test(text)) return "a loss with a number, but not in a row of Keras";
  if (BAR.test(text)) return "a progress bar, but its columns were not understood";
  return undefined;
}
