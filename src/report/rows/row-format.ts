import type { Reject } from "../../table/run.ts";
import type { ReadRow } from "./read-row.ts";

export interface SourceReject extends Reject {
  readonly source: string;
}

export interface RowOptions {
  readonly unicode: boolean;
  readonly width: number;
  /** A table leaves out columns that do not fit the width, and says how many; else it is whole. */
  readonly fits?: boolean;
}

/** One way to print what was read, and what was not understood. */
export interface RowFormat {
  readonly id: string;
  /** As pieces of text of any length; the rows are gone through more than once. */
  readonly rows: (rows: Iterable<ReadRow>, options: RowOptions) => Iterable<string>;
  readonly rejects: (rejects: readonly SourceReject[], options: RowOptions) => Iterable<string>;
}
