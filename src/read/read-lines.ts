// UTF-8 text, chunk by chunk → settled lines, and from the first dialect they speak for on, its records.

import { LineDetector } from "./detect.ts";
import type { Findings, LineDialect, LineReader } from "../dialects/dialect.ts";
import { lineDialects } from "../dialects/index.ts";
import type { Line } from "../lines/line.ts";
import { MAX_LINE_LENGTH, Settler, type TakeFrame, type TakeLines } from "../lines/settle.ts";
import { undress } from "../lines/undress.ts";
import { createProcessReader, taggedLine } from "./processes.ts";
import type { LogRecord } from "../table/row.ts";
import { TracebackWatch } from "./traceback.ts";

export interface LineRouteOptions {
  /** See SettlerOptions. */
  readonly wantsUpdates?: (() => boolean) | undefined;
  /** Read as this dialect instead of finding out. */
  readonly dialect?: LineDialect | undefined;
  readonly maxLineLength?: number;
}

/** Lines, and characters in them, that wait for the dialect to be found; older ones are taken as holding no data. */
const MAX_WAITING_LINES = 1000;
const MAX_WAITING_TEXT = 2 ** 20;

const ignore = (): void => undefined;

/** Lines wait until there is a dialect in `#found`; from then on its reader takes them. */
export class LineRoute {
  readonly #findings: Findings;
  readonly #maxLineLength: number;
  readonly #settler: Settler;
  readonly #detector = new LineDetector(lineDialects);
  readonly #traceback = new TracebackWatch();
  #found: { readonly dialect: LineDialect; readonly reader: LineReader } | undefined;
  #waiting: Line[] = [];
  #waitingText = 0;
  /** The next line begins a part. */
  #isPart = false;
  #lines = 0;
  #otherLines = 0;

  constructor(findings: Findings, options: LineRouteOptions) {
    const { wantsUpdates, maxLineLength = MAX_LINE_LENGTH } = options;
    this.#findings = findings;
    this.#maxLineLength = maxLineLength;
    this.#settler = new Settler({
      onLine: (line) => this.#onLine(line),
      takeLines: this.#takeLines,
      takeFrame: this.#takeFrame,
      wantsUpdates,
      wantsStart: () => this.#found?.reader.wantsStart?.() ?? true,
      maxLength: maxLineLength,
    });
    if (options.dialect !== undefined) this.#choose(options.dialect);
  }

  push(text: Uint8Array): void {
    this.#settler.push(text);
  }

  /** The lines so far, all of them ended, are a part of their own. */
  part(): void {
    this.#isPart = true;
  }

  end(): void {
    this.#settler.end();
    const best = this.#detector.best();
    if (this.#found === undefined && best !== undefined) this.#choose(best);
    this.#found?.reader.end();
    for (const line of this.#waiting) this.#leave(line);
    this.#waiting = [];
  }

  /** The epoch whose row waits for the next line, though it looks whole; nothing is changed by asking. */
  peek(): LogRecord | undefined {
    if (this.#found !== undefined) return this.#found.reader.peek?.();
    // Of a log with one row an epoch the first epochs are over before its dialect is certain.
    const reader = this.#detector.best()?.createReader({
      record: ignore,
      records: ignore,
      reject: ignore,
      wantsUpdates: () => true,
    });
    if (reader?.peek === undefined) return undefined;
    for (const line of this.#waiting) if (line.cut !== true) reader.line(line);
    return reader.peek();
  }

  /** What was found, once there is enough of it. */
  found(): { readonly dialect: LineDialect; readonly reader: LineReader } | undefined {
    return this.#found;
  }

  /** What a person should know of lines that are no data. */
  notes(): readonly string[] {
    const note = this.#traceback.note();
    return note === null ? [] : [note];
  }

  /** Lines so far, and those of them that held no data. */
  count(): number {
    return this.#lines;
  }

  countOther(): number {
    return this.#otherLines;
  }

  readonly #takeLines: TakeLines = (bytes, start, limit, number, lineEnd) => {
    const taken = this.#found?.reader.takeLines?.(bytes, start, limit, number, lineEnd);
    if (taken !== undefined) {
      this.#lines += taken.lines;
      this.#otherLines += taken.others ?? 0;
      this.#traceback.goOn();
    }
    return taken;
  };

  readonly #takeFrame: TakeFrame = (frame, number, settled) => {
    if (this.#isPart || this.#found?.reader.takeFrame?.(frame, number, settled) !== true)
      return false;
    this.#traceback.goOn();
    if (settled) this.#lines += 1;
    return true;
  };

  #onLine(next: Line): void {
    const text = undress(next.text);
    const plain: Line = text === next.text ? next : { ...next, text };
    const line: Line = this.#isPart ? { ...plain, apart: true } : plain;
    this.#isPart = false;
    if (line.settled) this.#lines += 1;
    if (this.#found === undefined) this.#wait(line);
    else this.#read(line, this.#found.reader);
  }

  #wait(line: Line): void {
    this.#waiting.push(line);
    this.#waitingText += line.text.length;
    if (line.cut !== true && this.#detector.see(taggedLine(line)?.line ?? line)) {
      const best = this.#detector.best();
      if (best !== undefined) this.#choose(best);
      return;
    }
    const isMuch = this.#waiting.length > MAX_WAITING_LINES || this.#waitingText > MAX_WAITING_TEXT;
    if (isMuch && this.#detector.best() === undefined) this.#leaveOlder();
  }

  #leaveOlder(): void {
    for (const line of this.#waiting.splice(0, Math.ceil(this.#waiting.length / 2))) {
      this.#waitingText -= line.text.length;
      this.#leave(line);
    }
  }

  #choose(dialect: LineDialect): void {
    const reader = createProcessReader(this.#findings, dialect.createReader);
    this.#found = { dialect, reader };
    const ready = this.#waiting;
    this.#waiting = [];
    for (const line of ready) this.#read(line, reader);
  }

  #read(line: Line, by: LineReader): void {
    if (line.cut === true) {
      this.#rejectCut(line);
      return;
    }
    if (line.apart === true) by.end();
    const understood = by.line(line);
    if (understood === "data") this.#traceback.goOn();
    if (understood === "data" || !line.settled) return;
    if (understood === "other") this.#passOver(line);
    else this.#findings.reject({ line: line.number, text: line.text, reason: understood.rejected });
  }

  /** A line that was read before any dialect was found. */
  #leave(line: Line): void {
    if (line.cut === true) this.#rejectCut(line);
    else if (line.settled) this.#passOver(line);
  }

  #passOver(line: Line): void {
    this.#otherLines += 1;
    this.#traceback.see(line);
  }

  #rejectCut({ number, text }: Line): void {
    const reason = `the line is longer than ${this.#maxLineLength} bytes`;
    this.#findings.reject({ line: number, text, reason });
  }
}
