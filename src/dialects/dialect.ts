import type { Line } from "../lines/line.ts";
import type { TakeFrame, TakeLines } from "../lines/settle.ts";
import type { LinePlace } from "../lines/place-map.ts";
import type { RecordBlock } from "../table/record-block.ts";
import type { LogRecord, Split } from "../table/row.ts";
import type { Reject, Writer } from "../table/run.ts";

/** A short log with the number of epoch or evaluate records in it: detection, docs and cut-point tests use it. */
export interface Sample {
  readonly text: string | Uint8Array;
  readonly records: number;
}

/** What a reader says of one line: it held data, it held none, or it looked like data and was not understood (with the reason). */
export type Understood = "data" | "other" | { readonly rejected: string };

/** Where a reader puts what it finds. */
export interface Findings {
  record(record: LogRecord): void;
  /** The same for each of a block, at once where that is possible. */
  records(block: RecordBlock): void;
  /** Something on an earlier line turned out not to be understood, in whole or in part. */
  reject(reject: Reject): void;
  /** Whether any update of the run in hand would still be kept. */
  wantsUpdates(): boolean;
}

/** Where a reader of a whole file puts what it finds; `line` is 0 in a file that has no lines. */
export interface FileFindings extends Findings {
  /** UTF-8 text inside the file, to be read as a log in lines. */
  text(bytes: Uint8Array): void;
  /** What is given to `text` from here on is another part: no row goes on over this place, which must be a line's end. */
  part(): void;
}

interface ReaderEnd {
  /** The input, or a part of it, is over: hands out what was waiting. */
  end(): void;
  /** Who wrote the log, as far as was read. */
  writer(): Writer;
  /** Oddities of the log that a person should know of, one clause each. */
  notes(): readonly string[];
}

/** A reader of one log; sees whole settled lines in order, and unsettled ones where updates are asked for. */
export interface LineReader extends ReaderEnd {
  line(line: Line): Understood;
  /** Reads lines that are more of rows known byte by byte; those it leaves go to `line`, which reads them the same way, only slower. */
  readonly takeLines?: TakeLines | undefined;
  /** The same for what stands between carriage returns. */
  readonly takeFrame?: TakeFrame | undefined;
  /** See SettlerOptions. */
  wantsStart?(): boolean;
  /** The epoch whose row waits for a line that may go on with it, though it looks whole; nothing is changed by asking. */
  peek?(): LogRecord | undefined;
}

/** A reader of one file that is no sequence of lines; sees its bytes in order, and may not keep a chunk. */
export interface FileReader extends ReaderEnd {
  push(chunk: Uint8Array): void;
  /** Of a format in which a run lies in several files: what is pushed from here on is the file `path`, of this split; of a metric its name. */
  readonly startFile?: (split: Split, path: string) => void;
  /** Of a file that holds text: where a line of what was given to `text` stands in it. */
  readonly placeOf?: (textLine: number) => LinePlace;
}

interface Described {
  readonly id: string;
  readonly title: string;
  readonly doc: { readonly writer: string; readonly quirks: readonly string[] };
  readonly samples: readonly Sample[];
  /**
   * How the writer spells numbers: `rounded` to the places printed, or as short as tells a float from its neighbours
   * (`full`), so that the interval is settled by the column.
   */
  readonly numbers: "rounded" | "full";
}

/** A log format of lines; may stand among lines of other text. */
export interface LineDialect extends Described {
  readonly input: "lines";
  /** Takes what no other dialect does: any of them that speaks for itself comes first. */
  readonly isGeneric?: true;
  /** Asked of line after line, cheaply: does it speak for the dialect? */
  readonly createRecognizer: () => (line: Line) => boolean;
  readonly createReader: (findings: Findings) => LineReader;
}

/** Whether the first bytes are those of a format; `unsure` asks for more of them. */
export type Match = "yes" | "no" | "unsure";

/** A log format that takes a whole file: `text` is handed over as UTF-8 without a byte order mark, `bytes` as they are. */
export interface FileDialect extends Described {
  readonly input: "text" | "bytes";
  /** What it holds is text, and its rows are of another dialect. */
  readonly wraps?: true;
  /** `isWhole`: there is no more than `head`. Told from content alone; at most HEAD_LENGTH bytes are shown. */
  readonly matches: (head: Uint8Array, isWhole: boolean) => Match;
  readonly createReader: (findings: FileFindings) => FileReader;
}

/** One log format. */
export type Dialect = LineDialect | FileDialect;

/** Most bytes that are looked at before a file is taken as lines. */
export const HEAD_LENGTH: number = 2 ** 16;
