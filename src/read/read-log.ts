// The bytes of a log, chunk by chunk → its runs, and what was left behind.

import type {
  Dialect,
  FileDialect,
  FileFindings,
  FileReader,
  Findings,
} from "../dialects/dialect.ts";
import { createHeadGatherer } from "./gather-head.ts";
import { dialectNamed, dialectNames, fileDialects } from "../dialects/index.ts";
import { createDecoder } from "../lines/decode.ts";
import { joinedBytes } from "../lines/joined-bytes.ts";
import { MAX_LINE_LENGTH } from "../lines/settle.ts";
import { createLineRoute } from "./read-lines.ts";
import { binaryFormat, textFormat } from "./recognize.ts";
import { createAssembler } from "../table/assemble.ts";
import { recordsOf } from "../table/record-block.ts";
import type { LogRecord, Split } from "../table/row.ts";
import type { Log, Reject, Seen } from "../table/run.ts";

export interface ReadOptions {
  /** Keep the progress updates inside the epochs. */
  readonly updates?: boolean;
  /** Read as this format, or as this program prints, instead of finding out. */
  readonly dialect?: string | undefined;
  /** Longest line taken, in bytes. */
  readonly maxLineLength?: number;
  /** Told of every record as soon as it is certain, before runs are put together. */
  readonly onRecord?: (record: LogRecord) => void;
  /** False where `onRecord` is all that is wanted: the log then has no runs, and memory does not grow with it. */
  readonly keep?: boolean;
}

export interface LogReader {
  /** The chunk may be used again once this returns. */
  push(chunk: Uint8Array): void;
  /**
   * What is pushed from here on is another file of the same run, of this split; `path` names it in messages, and is the
   * name of the metric in a file of MLflow. Only where `dialect` is `tensorboard` or `mlflow`: their runs are folders of files.
   */
  startFile(split: Split, path: string): void;
  /** The epoch that the last line seems to end, while that is not certain because the next may go on with it. */
  peek(): LogRecord | undefined;
  /** What is certain so far; good until more is pushed. */
  snapshot(): Log;
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
/** First bytes kept for saying what the source looks like. */
const SEEN_LENGTH = 4096;

/** Throws UnknownDialectError for a `dialect` that is not there; never for anything in the bytes. */
export function createLogReader(options: ReadOptions = {}): LogReader {
  const { updates = false, maxLineLength = MAX_LINE_LENGTH, onRecord, keep = true } = options;
  const named = options.dialect === undefined ? undefined : known(options.dialect);
  const assembler = createAssembler({ updates });
  const decoder = createDecoder();
  const gatherer = createHeadGatherer(fileDialects);
  const rejects: Reject[] = [];
  let rejected = 0;
  let head = new Uint8Array(0);
  let binary: string | null = null;
  let file: { readonly dialect: FileDialect; readonly reader: FileReader } | undefined;
  let isFound = false;

  const findings: FileFindings = {
    record(found) {
      const refused = keep ? assembler.add(found) : undefined;
      if (refused === undefined) onRecord?.(found);
      else findings.reject({ line: found.line, text: "", reason: refused });
    },
    records(block) {
      if (keep && onRecord === undefined && assembler.addBlock(block)) return;
      for (const record of recordsOf(block)) findings.record(record);
    },
    reject(found) {
      rejected += 1;
      if (rejects.length < MAX_REJECTS) {
        rejects.push({ ...found, text: found.text.slice(0, MAX_REJECT_TEXT) });
      }
    },
    text: (bytes) => lines.push(bytes),
    part: () => lines.part(),
  };
  const placed: Findings = {
    record: (found) => findings.record(inFile(found)),
    records(block) {
      if (file?.reader.placeOf === undefined) findings.records(block);
      else for (const record of recordsOf(block)) placed.record(record);
    },
    reject: (found) => findings.reject(inFile(found)),
  };
  const inFile = <T extends { readonly line: number }>(found: T): T => {
    if (file?.reader.placeOf === undefined) return found;
    const { line, place } = file.reader.placeOf(found.line);
    return { ...found, line, ...(place === undefined ? {} : { place }) };
  };
  const lines = createLineRoute(placed, {
    wantsUpdates: updates ? () => !keep || assembler.wantsUpdates() : undefined,
    maxLineLength,
    dialect: named?.input === "lines" ? named : undefined,
  });

  const begin = (dialect: FileDialect | "lines", bytes: Uint8Array): void => {
    isFound = true;
    if (dialect === "lines") binary = binaryFormat(head);
    else file = { dialect, reader: dialect.createReader(findings) };
    forward(bytes);
  };

  const forward = (bytes: Uint8Array): void => {
    if (binary !== null) return;
    if (file?.dialect.input === "bytes") file.reader.push(bytes);
    else (file?.reader ?? lines).push(decoder.push(bytes));
  };

  const seen = (isRead: boolean): Seen => {
    if (head.length === 0) return { kind: "empty", looksLike: null, lines: 0 };
    if (file?.dialect.input === "bytes") {
      return { kind: "binary", looksLike: file.dialect.title, lines: 0 };
    }
    if (binary !== null) return { kind: "binary", looksLike: binary, lines: 0 };
    if (decoder.encoding() === "utf-8" && head.includes(0)) {
      return { kind: "binary", looksLike: null, lines: lines.count() };
    }
    if (file?.dialect.wraps === true) {
      return { kind: "text", looksLike: file.dialect.title, lines: lines.count() };
    }
    const looksLike = isRead ? null : textFormat(new TextDecoder(decoder.encoding()).decode(head));
    return { kind: "text", looksLike, lines: lines.count() };
  };

  const logSoFar = (): Log => {
    const read = lines.found() ?? (file?.dialect.wraps === true ? undefined : file);
    const runs =
      read === undefined
        ? []
        : assembler.finish(read.dialect.id, read.reader.writer(), read.dialect.numbers);
    return {
      dialect: read?.dialect.id ?? null,
      runs,
      skipped: { lines: lines.countOther(), rejected },
      rejects,
      seen: seen(runs.length > 0),
      notes: [
        ...(file?.reader.notes() ?? []),
        ...(lines.found()?.reader.notes() ?? []),
        ...lines.notes(),
      ],
    };
  };

  if (named !== undefined) begin(named.input === "lines" ? "lines" : named, head);

  return {
    peek() {
      const record = lines.peek();
      return record === undefined ? undefined : inFile(record);
    },
    snapshot: logSoFar,
    startFile: (split, path) => file?.reader.startFile?.(split, path),
    push(chunk) {
      if (chunk.length === 0) return;
      if (head.length < SEEN_LENGTH)
        head = joinedBytes(head, chunk.subarray(0, SEEN_LENGTH - head.length));
      if (isFound) {
        forward(chunk);
        return;
      }
      const found = gatherer.push(chunk);
      if (found !== undefined) begin(found.dialect, found.bytes);
    },
    end() {
      if (!isFound) {
        const { dialect, bytes } = gatherer.end();
        begin(dialect, bytes);
      }
      if (binary === null) {
        if (file?.dialect.input !== "bytes") (file?.reader ?? lines).push(decoder.end());
        file?.reader.end();
        lines.end();
      }
      return logSoFar();
    },
  };
}

/** Reads a whole log at once. */
export function readLog(input: Uint8Array | string, options: ReadOptions = {}): Log {
  const reader = createLogReader(options);
  reader.push(typeof input === "string" ? new TextEncoder().encode(input) : input);
  return reader.end();
}

function known(name: string): Dialect {
  const found = dialectNamed(name);
  if (found === undefined) throw new UnknownDialectError(name, dialectNames);
  return found;
}
