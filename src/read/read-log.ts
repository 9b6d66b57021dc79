// The bytes of a log, chunk by chunk → its runs, and what was left behind.

import type {
  Dialect,
  FileDialect,
  FileFindings,
  FileReader,
  Findings,
} from "../dialects/dialect.ts";
import { HeadGatherer } from "./gather-head.ts";
import { dialectNamed, dialectNames, fileDialects } from "../dialects/index.ts";
import { Decoder } from "../lines/decode.ts";
import { GatheredBytes } from "../lines/gathered-bytes.ts";
import { MAX_LINE_LENGTH } from "../lines/settle.ts";
import { LineRoute } from "./read-lines.ts";
import { binaryFormat, textFormat } from "./recognize.ts";
import { Assembler } from "../table/assemble.ts";
import { someOf, recordsOf } from "../table/record-block.ts";
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
  return new BytesReader(options);
}

/** Its bytes are gathered until they tell what they are; then they go to `#file`, to `#lines`, or, if `#binary`, nowhere. */
class BytesReader implements LogReader {
  readonly #onRecord: ((record: LogRecord) => void) | undefined;
  readonly #keep: boolean;
  readonly #assembler: Assembler;
  readonly #decoder = new Decoder();
  readonly #gatherer = new HeadGatherer(fileDialects);
  readonly #lines: LineRoute;
  readonly #rejects: Reject[] = [];
  #rejected = 0;
  readonly #head = new GatheredBytes(SEEN_LENGTH);
  #isFound = false;
  #binary: string | null = null;
  #file: { readonly dialect: FileDialect; readonly reader: FileReader } | undefined;

  constructor(options: ReadOptions) {
    const { updates = false, maxLineLength = MAX_LINE_LENGTH, onRecord, keep = true } = options;
    const named = options.dialect === undefined ? undefined : known(options.dialect);
    const assembler = new Assembler({ updates });
    this.#onRecord = onRecord;
    this.#keep = keep;
    this.#assembler = assembler;
    this.#lines = new LineRoute(this.#placed, {
      wantsUpdates: updates ? this.#findings.wantsUpdates : undefined,
      maxLineLength,
      dialect: named?.input === "lines" ? named : undefined,
    });
    if (named !== undefined)
      this.#begin(named.input === "lines" ? "lines" : named, this.#head.bytes);
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#head.add(chunk);
    if (this.#isFound) {
      this.#forward(chunk);
      return;
    }
    const found = this.#gatherer.push(chunk);
    if (found !== undefined) this.#begin(found.dialect, found.bytes);
  }

  startFile(split: Split, path: string): void {
    this.#file?.reader.startFile?.(split, path);
  }

  peek(): LogRecord | undefined {
    const record = this.#lines.peek();
    return record === undefined ? undefined : this.#inFile(record);
  }

  snapshot(): Log {
    const file = this.#file;
    const ofLines = this.#lines.found();
    const read = ofLines ?? (file?.dialect.wraps === true ? undefined : file);
    const runs =
      read === undefined
        ? []
        : this.#assembler.finish(read.dialect.id, read.reader.writer(), read.dialect.numbers);
    return {
      dialect: read?.dialect.id ?? null,
      runs,
      skipped: { lines: this.#lines.countOther(), rejected: this.#rejected },
      rejects: this.#rejects,
      seen: this.#seen(runs.length > 0),
      notes: [
        ...(file?.reader.notes() ?? []),
        ...(ofLines?.reader.notes() ?? []),
        ...this.#lines.notes(),
      ],
    };
  }

  end(): Log {
    if (!this.#isFound) {
      const { dialect, bytes } = this.#gatherer.end();
      this.#begin(dialect, bytes);
    }
    if (this.#binary === null) {
      const file = this.#file;
      if (file?.dialect.input !== "bytes") (file?.reader ?? this.#lines).push(this.#decoder.end());
      file?.reader.end();
      this.#lines.end();
    }
    return this.snapshot();
  }

  readonly #findings: FileFindings = {
    record: (found) => {
      const refused = this.#keep ? this.#assembler.add(found) : undefined;
      if (refused === undefined) this.#onRecord?.(found);
      else this.#findings.reject({ line: found.line, text: "", reason: refused });
    },
    records: (block) => {
      const canAdd = this.#keep && this.#onRecord === undefined;
      if (canAdd && this.#assembler.addBlock(block)) return;
      // The first one may begin a run.
      for (const record of recordsOf(someOf(block, 0, 1))) this.#findings.record(record);
      const rest = someOf(block, 1);
      if (rest.epochs.length === 0 || (canAdd && this.#assembler.addBlock(rest))) return;
      for (const record of recordsOf(rest)) this.#findings.record(record);
    },
    reject: (found) => {
      this.#rejected += 1;
      if (this.#rejects.length < MAX_REJECTS) {
        this.#rejects.push({ ...found, text: found.text.slice(0, MAX_REJECT_TEXT) });
      }
    },
    wantsUpdates: () => !this.#keep || this.#assembler.wantsUpdates(),
    text: (bytes) => this.#lines.push(bytes),
    part: () => this.#lines.part(),
  };

  /** What is found in lines, at its line of the file that they stand in. */
  readonly #placed: Findings = {
    record: (found) => this.#findings.record(this.#inFile(found)),
    records: (block) => {
      if (this.#file?.reader.placeOf === undefined) this.#findings.records(block);
      else for (const record of recordsOf(block)) this.#placed.record(record);
    },
    reject: (found) => this.#findings.reject(this.#inFile(found)),
    wantsUpdates: () => this.#findings.wantsUpdates(),
  };

  #inFile<T extends { readonly line: number }>(found: T): T {
    if (this.#file?.reader.placeOf === undefined) return found;
    const { line, place } = this.#file.reader.placeOf(found.line);
    return { ...found, line, ...(place === undefined ? {} : { place }) };
  }

  #begin(dialect: FileDialect | "lines", bytes: Uint8Array): void {
    this.#isFound = true;
    if (dialect === "lines") this.#binary = binaryFormat(this.#head.bytes);
    else this.#file = { dialect, reader: dialect.createReader(this.#findings) };
    this.#forward(bytes);
  }

  #forward(bytes: Uint8Array): void {
    if (this.#binary !== null) return;
    const file = this.#file;
    if (file?.dialect.input === "bytes") file.reader.push(bytes);
    else (file?.reader ?? this.#lines).push(this.#decoder.push(bytes));
  }

  #seen(isRead: boolean): Seen {
    const { bytes } = this.#head;
    const dialect = this.#file?.dialect;
    const seen = (kind: Seen["kind"], looksLike: string | null, text = ""): Seen => ({
      kind,
      looksLike,
      lines: this.#lines.count(),
      firstLine: firstLineOf(text),
    });
    if (bytes.length === 0) return seen("empty", null);
    if (dialect?.input === "bytes") return seen("binary", dialect.title);
    if (this.#binary !== null) return seen("binary", this.#binary);
    const { encoding } = this.#decoder;
    if (encoding === "utf-8" && bytes.includes(0)) return seen("binary", null);
    if (isRead) return seen("text", dialect?.wraps === true ? dialect.title : null);
    const text = new TextDecoder(encoding).decode(bytes);
    return seen("text", dialect?.wraps === true ? dialect.title : textFormat(text), text);
  }
}

/** Reads a whole log at once. */
export function readLog(input: Uint8Array | string, options: ReadOptions = {}): Log {
  const reader = createLogReader(options);
  reader.push(typeof input === "string" ? new TextEncoder().encode(input) : input);
  return reader.end();
}

function firstLineOf(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.find((line) => line !== "") ?? "";
}

function known(name: string): Dialect {
  const found = dialectNamed(name);
  if (found === undefined) throw new UnknownDialectError(name, dialectNames);
  return found;
}
