// Epoch records of stored rows that follow each other, as a few integers each.

import { type Selection, StoredValues } from "./row-store.ts";
import type { LogRecord } from "./row.ts";

/** They differ in epoch, line and numbers only, and lie in the store one after the other. */
export interface RecordBlock {
  readonly like: Pick<
    LogRecord,
    "origin" | "clock" | "beginsRun" | "epochs" | "step" | "steps" | "counts"
  >;
  readonly selection: Selection;
  /** Row of the first one in the store. */
  readonly firstRow: number;
  /** One a record; NaN for none. */
  readonly epochs: Float64Array;
  readonly lines: Float64Array;
  /** Where they differ in their steps too. */
  readonly steps?: Float64Array | undefined;
  /** As many of other columns and of the same epochs, which take turns with them: one of each behind each of these. */
  readonly turns?: readonly Omit<RecordBlock, "turns" | "steps">[] | undefined;
}

/** Field by field: to spread what is there but sometimes took a third of the time of a long log. */
export function recordAt(block: RecordBlock, index: number): LogRecord {
  const { like, selection, firstRow, epochs, lines, steps } = block;
  return {
    origin: like.origin,
    clock: like.clock,
    epoch: orNull(epochs[index] as number),
    epochs: like.epochs,
    step: steps === undefined ? like.step : orNull(steps[index] as number),
    steps: like.steps,
    counts: like.counts,
    line: lines[index] as number,
    beginsRun: like.beginsRun,
    values: new StoredValues(selection, firstRow + index),
  };
}

/** Some of the block's records. */
export function someOf(block: RecordBlock, from: number, to?: number): RecordBlock {
  const { firstRow, epochs, lines, steps, turns } = block;
  return {
    ...block,
    firstRow: firstRow + from,
    epochs: epochs.subarray(from, to),
    lines: lines.subarray(from, to),
    steps: steps?.subarray(from, to),
    turns: turns?.map((turn) => someOf(turn, from, to)),
  };
}

/** The block, and those that take turns with it. */
export function withTurns(block: RecordBlock): readonly RecordBlock[] {
  return [block, ...(block.turns ?? [])];
}

export function* recordsOf(block: RecordBlock): Generator<LogRecord> {
  const blocks = withTurns(block);
  for (let index = 0; index < block.epochs.length; index += 1)
    for (const one of blocks) yield recordAt(one, index);
}

/** NaN stands for none. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
