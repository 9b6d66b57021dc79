import type { Line } from "../lines/line.ts";
import type { LogRecord } from "../table/row.ts";
import type { Reject, Writer } from "../table/run.ts";

/** A short piece of a log with the number of epoch or evaluate records in it: detection, docs and cut-point tests use it. */
export interface Sample {
  readonly text: string;
  readonly records: number;
}

/** What a reader says of one line: it held data, it held none, or it looked like data and was not understood (with the reason). */
export type Understood = "data" | "other" | { readonly rejected: string };

/** Where a reader puts what it finds. */
export interface Findings {
  record(record: LogRecord): void;
  /** Something on an earlier line turned out not to be understood, in whole or in part. */
  reject(reject: Reject): void;
}

/** A reader of one log; sees whole settled lines in order, and unsettled ones where updates are asked for. */
export interface Reader {
  line(line: Line): Understood;
  /** The input is over: hands out what was waiting. */
  end(): void;
  /** Who wrote the log, as far as the lines so far tell. */
  writer(): Writer;
  /** Oddities of the log that a person should know of, one clause each. */
  notes(): readonly string[];
}

/** One log format. */
export interface Dialect {
  readonly id: string;
  readonly title: string;
  readonly doc: { readonly writer: string; readonly quirks: readonly string[] };
  readonly samples: readonly Sample[];
  /** Cheap: does this line speak for the dialect? */
  readonly recognizes: (line: Line) => boolean;
  readonly createReader: (findings: Findings) => Reader;
}
