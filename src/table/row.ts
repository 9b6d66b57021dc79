import type { RowClock } from "./clock.ts";
import type { Printed } from "./printed.ts";

/** Which data the numbers were computed on. */
export type Split = "train" | "val";

/** Where in a file made of parts something stands: `cell 7` of a notebook, line 3 of its outputs, counted from 1. */
export interface Place {
  readonly part: string;
  readonly line: number;
}

export function placeText({ part, line }: Place): string {
  return `${part}, output line ${line}`;
}

/** How a record came to be printed: the end of an epoch, a progress update inside one, or `evaluate`. */
export type Origin = "epoch" | "update" | "evaluate";

/** One record as a dialect read it, before columns are told apart into train and validation. */
export interface LogRecord {
  readonly origin: Origin;
  /** Epoch number as the log prints it, which may be a fraction, or null where it prints none. */
  readonly epoch: number | null;
  /** There where rows are counted in iterations, and `epoch` is the number of one. */
  readonly clock?: RowClock | undefined;
  /** Planned number of epochs (`Epoch 3/200`: 200), or null. */
  readonly epochs: number | null;
  /** Position inside the epoch and its length, in the unit of `counts`; null where not printed. */
  readonly step: number | null;
  readonly steps: number | null;
  readonly counts: "steps" | "samples" | null;
  /** Line of the file the record stands on, 1-based; for a wrapped record its first line; 0 in a file that has no lines. */
  readonly line: number;
  readonly place?: Place;
  /** Whether it begins a run, whatever its epoch and its columns; absent where these tell. */
  readonly beginsRun?: boolean | undefined;
  /** Column name as printed → value as printed, in the printed order. */
  readonly values: ReadonlyMap<string, Printed>;
}

export type ShownNames = ReadonlyMap<string, string>;

/** What the log calls a column in a row. */
export function shownName({ shown }: { readonly shown: ShownNames }, column: string): string {
  return shown.get(column) ?? column;
}

/** One record of one split. Validation columns carry their base name (`val_a_loss` is `a_loss` here). */
export interface Row {
  readonly origin: Origin;
  readonly split: Split;
  /** The log's own epoch number; counted from 1 where the log prints none. */
  readonly epoch: number;
  readonly step: number | null;
  readonly steps: number | null;
  readonly line: number;
  readonly place?: Place | undefined;
  /** Base name → name in the log, of the columns of this row that the log names otherwise (`loss` → `val_loss`). */
  readonly shown: ShownNames;
  readonly values: ReadonlyMap<string, Printed>;
}
