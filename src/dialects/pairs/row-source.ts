import type { Line } from "../../lines/line.ts";
import type { Digits } from "../../table/printer-facts.ts";
import type { Split } from "../../table/row.ts";
import type { Clock, Count } from "./clock.ts";
import type { Pair } from "./pair-parts.ts";
import type { PeriodLine } from "./period.ts";

/** What the lines before say of the time and the data of a row that does not say it itself. */
export interface Before {
  readonly clock: Clock;
  readonly split: Split | undefined;
  /** The epoch of the last line that heads those below it, which steps are counted in. */
  readonly epoch?: Count | undefined;
  /** The step of the batch of an evaluation that they are of. */
  readonly batch?: Count | undefined;
}

/** A row of names and numbers as it stands in the log. */
export interface PairRow {
  readonly clock: Clock;
  /** What stands before the first pair. */
  readonly front: string;
  /** Whether the clock stands in the row, not on a line before it. */
  readonly hasOwnClock: boolean;
  readonly split: Split | undefined;
  readonly line: number;
  readonly settled: boolean;
  /** The last number may be cut short: the file ends behind it. */
  readonly isCut: boolean;
  /** The lines since the row before, up to its own last one; undefined where its like are not to be read as bytes. */
  readonly lines: readonly PeriodLine[] | undefined;
  /** Line of the row among them. */
  readonly lineAt: number;
  /** What the lines before it said. */
  readonly before: Before;
  readonly pairs: readonly Pair[];
  /** Names of losses among them, and whether one of them is that of a total. */
  readonly losses: number;
  readonly hasTotal: boolean;
}

/** Lines → rows. */
export interface RowsOfLines {
  /** Whether it was part of a row. */
  line(line: Line): boolean;
  /** The row that further lines may go on with. */
  pending(): PairRow | undefined;
  /** Whether a row of one line may still go on in the next one. */
  mayGrow(): boolean;
  /** Whether the line is that of the pending row once more. */
  repeats(line: () => string): boolean;
  before(): Before;
  /** Whether Keras may have named the columns, where their form tells. */
  isKeras?(): boolean;
  end(): void;
}

export type IsLoss = (name: string) => boolean;
export type RowSource = (onRow: (row: PairRow) => void, isLoss: IsLoss) => RowsOfLines;

/** How numbers are taken: which of `0.5 (0.6)`, and how they are spelled. */
export interface Reading {
  readonly number: "first" | "second";
  readonly digits: Digits | undefined;
  /** A column that only a row has that sums up the run. */
  readonly sumOf: string | undefined;
}
