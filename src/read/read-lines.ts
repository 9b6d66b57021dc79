// UTF-8 text, chunk by chunk → settled lines, and from the first dialect they speak for on, its records.

import { createLineDetector } from "./detect.ts";
import type { Findings, LineDialect, LineReader } from "../dialects/dialect.ts";
import { lineDialects } from "../dialects/index.ts";
import type { Line } from "../lines/line.ts";
import { createSettler, MAX_LINE_LENGTH, type TakeFrame, type TakeLines } from "../lines/settle.ts";
import { undress } from "../lines/undress.ts";
import { createProcessReader, taggedLine } from "./processes.ts";
import type { LogRecord } from "../table/row.ts";
import { createTracebackWatch } from "./traceback.ts";

export interface LineRouteOptions {
  /** See SettlerOptions. */
  readonly wantsUpdates?: (() => boolean) | undefined;
  /** Read as this dialect instead of finding out. */
  readonly dialect?: LineDialect | undefined;
  readonly maxLineLength?: number;
}

export interface LineRoute {
  push(text: Uint8Array): void;
  /** The lines so far, all of them ended, are a part of their own. */
  part(): void;
  end(): void;
  /** The epoch whose row waits for the next line, though it looks whole; nothing is changed by asking. */
  peek(): LogRecord | undefined;
  /** What was found, once there is enough of it. */
  found(): { readonly dialect: LineDialect; readonly reader: LineReader } | undefined;
  /** What a person should know of lines that are no data. */
  notes(): readonly string[];
  /** Lines so far, and those of them that held no data. */
  count(): number;
  countOther(): number;
}

/** Lines, and characters in them, that wait for the dialect to be found; older ones are taken as holding no data. */
const MAX_WAITING_LINES = 1000;
const MAX_WAITING_TEXT = 2 ** 20;

const ignore = (): void => undefined;

export function createLineRoute(findings: Findings, options: LineRouteOptions = {}): LineRoute {
  const { wantsUpdates, maxLineLength = MAX_LINE_LENGTH } = options;
  const detector = createLineDetector(lineDialects);
  let found: { dialect: LineDialect; reader: LineReader } | undefined;
  let otherLines = 0;
  let lines = 0;
  let waiting: Line[] = [];
  let waitingText = 0;
  let isPart = false;
  const traceback = createTracebackWatch();

  const choose = (dialect: LineDialect): void => {
    const reader = createProcessReader(findings, dialect.createReader);
    found = { dialect, reader };
    const ready = waiting;
    waiting = [];
    for (const line of ready) read(line, reader);
  };

  const rejectCut = ({ number, text }: Line): void =>
    findings.reject({
      line: number,
      text,
      reason: `the line is longer than ${maxLineLength} bytes`,
    });

  /** A line that was read before any dialect was found. */
  const leave = (line: Line): void => {
    if (line.cut === true) rejectCut(line);
    else if (line.settled) {
      otherLines += 1;
      traceback.see(line);
    }
  };

  const read = (line: Line, by: LineReader): void => {
    if (line.cut === true) {
      rejectCut(line);
      return;
    }
    if (line.apart === true) by.end();
    const understood = by.line(line);
    if (understood === "data") traceback.goOn();
    if (understood === "data" || !line.settled) return;
    if (understood === "other") {
      otherLines += 1;
      traceback.see(line);
    } else findings.reject({ line: line.number, text: line.text, reason: understood.rejected });
  };

  const onLine = (next: Line): void => {
    const text = undress(next.text);
    const plain: Line = text === next.text ? next : { ...next, text };
    const line: Line = isPart ? { ...plain, apart: true } : plain;
    isPart = false;
    if (line.settled) lines += 1;
    if (found !== undefined) {
      read(line, found.reader);
      return;
    }
    waiting.push(line);
    waitingText += line.text.length;
    if (line.cut !== true && detector.see(taggedLine(line)?.line ?? line)) {
      const best = detector.best();
      if (best !== undefined) choose(best);
      return;
    }
    const isMuch = waiting.length > MAX_WAITING_LINES || waitingText > MAX_WAITING_TEXT;
    if (isMuch && detector.best() === undefined) {
      const dropped = waiting.splice(0, Math.ceil(waiting.length / 2));
      for (const line of dropped) {
        waitingText -= line.text.length;
        leave(line);
      }
    }
  };

  const takeLines: TakeLines = (...offered) => {
    const taken = found?.reader.takeLines?.(...offered);
    if (taken !== undefined) {
      lines += taken.lines;
      otherLines += taken.others ?? 0;
      traceback.goOn();
    }
    return taken;
  };

  const takeFrame: TakeFrame = (frame, number, settled) => {
    if (isPart || found?.reader.takeFrame?.(frame, number, settled) !== true) return false;
    traceback.goOn();
    if (settled) lines += 1;
    return true;
  };

  const settler = createSettler({
    onLine,
    takeLines,
    takeFrame,
    ...(wantsUpdates === undefined ? {} : { wantsUpdates }),
    maxLength: maxLineLength,
  });
  if (options.dialect !== undefined) choose(options.dialect);

  return {
    push: (text) => settler.push(text),
    part() {
      isPart = true;
    },
    end() {
      settler.end();
      const best = detector.best();
      if (found === undefined && best !== undefined) choose(best);
      found?.reader.end();
      waiting.forEach(leave);
      waiting = [];
    },
    peek() {
      if (found !== undefined) return found.reader.peek?.();
      // Of a log with one row an epoch the first epochs are over before its dialect is certain.
      const reader = detector
        .best()
        ?.createReader({ record: ignore, records: ignore, reject: ignore });
      if (reader?.peek === undefined) return undefined;
      for (const line of waiting) if (line.cut !== true) reader.line(line);
      return reader.peek();
    },
    found: () => found,
    notes() {
      const note = traceback.note();
      return note === null ? [] : [note];
    },
    count: () => lines,
    countOther: () => otherLines,
  };
}
