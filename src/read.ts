// The bytes of a log, chunk by chunk → its runs, and what was left behind.

import { createDetector } from "./dialects/detect.ts";
import type { Dialect, Reader } from "./dialects/dialect.ts";
import { dialects } from "./dialects/index.ts";
import { createDecoder } from "./lines/decode.ts";
import type { Line } from "./lines/line.ts";
import { createSettler, MAX_LINE_LENGTH } from "./lines/settle.ts";
import { binaryFormat, textFormat } from "./recognize.ts";
import { createAssembler } from "./table/assemble.ts";
import type { LogRecord } from "./table/row.ts";
import type { Log, Reject, Seen } from "./table/run.ts";

export interface ReadOptions {
  /** Keep the progress updates inside the epochs. */
  readonly updates?: boolean;
  /** Read as this dialect instead of finding out. */
  readonly dialect?: string;
  /** Longest line taken, in bytes. */
  readonly maxLineLength?: number;
  /** Told of every record as soon as it is certain, before runs are put together. */
  readonly onRecord?: (record: LogRecord) => void;
}

export interface LogReader {
  /** The chunk may be used again once this returns. */
  push(chunk: Uint8Array): void;
  end(): Log;
}

/** A dialect that is not there. */
export class UnknownDialectError extends Error {
  readonly dialect: string;
  readonly known: readonly string[];

  constructor(dialect: string, known: readonly string[]) {
    super(`there is no dialect ${dialect}`);
    this.name = "UnknownDialectError";
    this.dialect = dialect;
    this.known = known;
  }
}

/** Rejects that are kept; all are counted. */
const MAX_REJECTS = 10_000;
/** Characters of a rejected line that are kept. */
const MAX_REJECT_TEXT = 500;
/** Lines, and characters in them, that wait for the dialect to be found; older ones are taken as holding no data. */
const MAX_WAITING_LINES = 1000;
const MAX_WAITING_TEXT = 2 ** 20;
const HEAD_LENGTH = 4096;

/** Throws UnknownDialectError for a `dialect` that is not there; never for anything in the bytes. */
export function createLogReader(options: ReadOptions = {}): LogReader {
  const { updates = false, maxLineLength = MAX_LINE_LENGTH, onRecord } = options;
  let dialect: Dialect | undefined;
  let reader: Reader | undefined;
  const detector = createDetector(dialects);
  const assembler = createAssembler({ updates });
  const decoder = createDecoder();
  const rejects: Reject[] = [];
  let rejected = 0;
  let otherLines = 0;
  let lines = 0;
  let waiting: Line[] = [];
  let waitingText = 0;
  let head = new Uint8Array(0);
  let binary: string | null = null;

  const reject = ({ line, text, reason }: Reject): void => {
    rejected += 1;
    if (rejects.length < MAX_REJECTS) {
      rejects.push({ line, text: text.slice(0, MAX_REJECT_TEXT), reason });
    }
  };

  const record = (found: LogRecord): void => {
    assembler.add(found);
    onRecord?.(found);
  };

  const choose = (chosen: Dialect): void => {
    dialect = chosen;
    reader = chosen.createReader({ record, reject });
    const ready = waiting;
    waiting = [];
    for (const line of ready) read(line, reader);
  };

  const read = (line: Line, by: Reader): void => {
    if (line.cut === true) {
      reject({
        line: line.number,
        text: line.text,
        reason: `the line is longer than ${maxLineLength} bytes`,
      });
      return;
    }
    const understood = by.line(line);
    if (understood === "data" || !line.settled) return;
    if (understood === "other") otherLines += 1;
    else reject({ line: line.number, text: line.text, reason: understood.rejected });
  };

  const onLine = (line: Line): void => {
    if (line.settled) lines += 1;
    if (reader !== undefined) {
      read(line, reader);
      return;
    }
    waiting.push(line);
    waitingText += line.text.length;
    if (line.cut !== true && detector.see(line)) {
      const best = detector.best();
      if (best !== undefined) choose(best);
      return;
    }
    if (detector.best() !== undefined) return;
    if (waiting.length > MAX_WAITING_LINES || waitingText > MAX_WAITING_TEXT) {
      const dropped = waiting.splice(0, Math.ceil(waiting.length / 2));
      for (const { settled, text } of dropped) {
        waitingText -= text.length;
        if (settled) otherLines += 1;
      }
    }
  };

  const settler = createSettler({ onLine, updates, maxLength: maxLineLength });
  if (options.dialect !== undefined) choose(dialectNamed(options.dialect));

  const seen = (): Seen => {
    if (head.length === 0) return { kind: "empty", looksLike: null, lines: 0 };
    if (binary !== null) return { kind: "binary", looksLike: binary, lines: 0 };
    if (decoder.encoding === "utf-8" && head.includes(0)) {
      return { kind: "binary", looksLike: null, lines };
    }
    const text = new TextDecoder(decoder.encoding).decode(head);
    return { kind: "text", looksLike: textFormat(text), lines };
  };

  return {
    push(chunk) {
      if (binary !== null || chunk.length === 0) return;
      if (head.length < HEAD_LENGTH) {
        const more = chunk.subarray(0, HEAD_LENGTH - head.length);
        const longer = new Uint8Array(head.length + more.length);
        longer.set(head);
        longer.set(more, head.length);
        head = longer;
        // Signatures that begin like a byte order mark are longer than it.
        if (head.length >= 8) binary = binaryFormat(head);
        if (binary !== null) return;
      }
      settler.push(decoder.push(chunk));
    },
    end() {
      binary ??= binaryFormat(head);
      if (binary === null) {
        settler.push(decoder.end());
        settler.end();
      }
      const best = detector.best();
      if (reader === undefined && best !== undefined) choose(best);
      reader?.end();
      otherLines += waiting.filter(({ settled }) => settled).length;
      waiting = [];
      return {
        dialect: dialect?.id ?? null,
        runs:
          dialect === undefined || reader === undefined
            ? []
            : assembler.finish(dialect.id, reader.writer()),
        skipped: { lines: otherLines, rejected },
        rejects,
        seen: seen(),
        notes: reader?.notes() ?? [],
      };
    },
  };
}

/** Reads a whole log at once. */
export function readLog(input: Uint8Array | string, options: ReadOptions = {}): Log {
  const reader = createLogReader(options);
  reader.push(typeof input === "string" ? new TextEncoder().encode(input) : input);
  return reader.end();
}

function dialectNamed(id: string): Dialect {
  const found = dialects.find((dialect) => dialect.id === id);
  if (found === undefined)
    throw new UnknownDialectError(
      id,
      dialects.map((dialect) => dialect.id),
    );
  return found;
}
