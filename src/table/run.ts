import type { Sequence } from "../math/sequence.ts";
import type { RowClock } from "./clock.ts";
import type { PrinterFacts } from "./printer-facts.ts";
import { overlapOf, type Releases } from "./releases.ts";
import type { Place, Row } from "./row.ts";

/** The program that printed a log, as far as its output tells. */
export interface Writer {
  /** For people: `Keras 3`, `Keras 2.4–2.15 or TF-Keras`, `Keras 1`, `unknown`. */
  readonly name: string;
  /** Major version of Keras, or null when the log does not tell. */
  readonly keras: 1 | 2 | 3 | null;
  /** Of a table: whether Keras is known to write such. */
  readonly isKeras?: boolean;
  /** What is known of the program; absent for Keras, whose releases tell, and where nobody knows. */
  readonly facts?: PrinterFacts;
  /** Weights that it prints beside the losses, by column: the same in every row. */
  readonly weights?: ReadonlyMap<string, number>;
  /** Releases that may have printed the log; absent where it does not tell. */
  readonly releases?: Releases;
  /** `certain`: no other known writer prints so; `likely`: one could, by a custom step or a paste cut short. Absent: it does not tell. */
  readonly certainty?: "certain" | "likely";
  /** Its rows end in dots: further columns were left out. */
  readonly leavesOut?: boolean;
  /** What in the log says so, a clause each. */
  readonly evidence: readonly string[];
}

/** Whether a log is of Keras, so that its arguments may be named. */
export function isOfKeras({ writer, dialect }: Pick<Run, "writer" | "dialect">): boolean {
  if (writer.facts !== undefined) return false;
  return (
    writer.isKeras ?? (writer.keras !== null || /^(?:keras|(?:printed-)?history)/.test(dialect))
  );
}

/** Whether Keras 3 printed a log of Keras; null where it may have. */
export function isKeras3({ keras, releases }: Writer): boolean | null {
  if (keras !== null) return keras === KERAS_3.major;
  return releases !== undefined && overlapOf(releases, KERAS_3) === "none" ? false : null;
}

/** Whether total and components are averaged over different things where the last batch is short, as Keras 3 does; null: they may be. */
export function averagesUnevenly(writer: Writer): boolean | null {
  const { facts, releases } = writer;
  if (facts !== undefined) return false;
  // Bars of TensorFlow 2.0 and 2.1, which do so as well, are like those of earlier ones, which do not.
  return releases !== undefined && overlapOf(releases, UNEVEN_TENSORFLOW) !== "none"
    ? null
    : isKeras3(writer);
}

const KERAS_3 = { family: "keras", first: "3.0", last: null, major: 3 } as const;
const UNEVEN_TENSORFLOW = { family: "tensorflow", first: "2.0", last: "2.1" } as const;

/** Lines that a loop of somebody's own printed; who trained what an export holds is not known. */
export function isOfOwnLoop(run: Pick<Run, "writer" | "dialect">): boolean {
  return !isOfKeras(run) && (run.dialect === "pairs" || run.dialect === "text-table");
}

/** One training run: its columns and its rows, nothing interpreted yet but train and validation. */
export interface Run {
  /** Number of the run in its source, from 1. */
  readonly number: number;
  readonly dialect: string;
  readonly writer: Writer;
  /** There where the rows are of iterations, and `epoch` of each is the number of one: "epoch 300" is never said of it. */
  readonly clock?: RowClock;
  /** Base column names in printed order (validation columns without `val_`). */
  readonly columns: readonly string[];
  /** Epoch and evaluate rows in printed order, train before val of the same epoch. */
  readonly rows: Sequence<Row>;
  /** Progress updates inside the epochs, where they were asked for. */
  readonly updates: Sequence<Row>;
  /** Planned number of epochs (`Epoch 3/200`: 200), or null. */
  readonly plannedEpochs: number | null;
}

/** What reading a log left behind besides its runs. */
export interface Skipped {
  /** Lines that held no data: banners, warnings, blank lines. */
  readonly lines: number;
  /** Lines that looked like data and were not understood. */
  readonly rejected: number;
}

/** A line that looked like data and was not understood. */
export interface Reject {
  readonly line: number;
  readonly place?: Place;
  readonly text: string;
  readonly reason: string;
}

/** What a source looks like, for saying why nothing was read from it. */
export interface Seen {
  readonly kind: "empty" | "binary" | "text";
  /** What it looks like beside a training log: `PNG image`, `gzip`, `JSON`, `CSV`; null for a log, and when nothing special. */
  readonly looksLike: string | null;
  /** Lines of text, 0 for a binary source. */
  readonly lines: number;
  /** The first with anything on it, as far as the first bytes hold it; empty for a binary source, and where rows were read. */
  readonly firstLine: string;
}

/** Everything that was read from one source. */
export interface Log {
  readonly dialect: string | null;
  readonly runs: readonly Run[];
  readonly skipped: Skipped;
  /** At most the first 10,000, so that hostile input cannot fill the memory; `skipped.rejected` counts all. */
  readonly rejects: readonly Reject[];
  readonly seen: Seen;
  /** Oddities of the log that a person should know of, one clause each. */
  readonly notes: readonly string[];
}
