// Records in printed order → a list that keeps stored rows as a few integers each.

import { recordAt, type RecordBlock } from "./record-block.ts";
import { StoredValues } from "./row-store.ts";
import type { LogRecord } from "./row.ts";

export interface RecordList {
  readonly length: number;
  /** Values of all of them. */
  readonly numbers: number;
  push(record: LogRecord): void;
  pushBlock(block: RecordBlock): void;
  /** In order; records of stored rows are made anew each time. */
  [Symbol.iterator](): Iterator<LogRecord>;
}

/** A block that grows. */
interface Stretch extends RecordBlock {
  length: number;
  epochs: Float64Array;
  lines: Float64Array;
  steps?: Float64Array | undefined;
}

/** How a block of them begins. */
type Head = Pick<RecordBlock, "like" | "selection" | "firstRow">;

/** Undefined for a record that is of no stored row. */
function headOf(record: LogRecord | undefined): Head | undefined {
  if (record === undefined || record.place !== undefined) return undefined;
  const { values } = record;
  if (!(values instanceof StoredValues)) return undefined;
  return { like: record, selection: values.selection, firstRow: values.row };
}

export function createRecordList(): RecordList {
  const items: (LogRecord | Stretch)[] = [];
  let [length, numbers] = [0, 0];
  let stretch: Stretch | undefined;
  /** The last one, while nothing goes on with it: where rows of two kinds take turns, a stretch of one would take more room. */
  let single: LogRecord | undefined;

  const list: RecordList = {
    get length() {
      return length;
    },
    get numbers() {
      return numbers;
    },
    push(record) {
      const head = headOf(record);
      const before = head && headOf(single);
      if (before !== undefined && single !== undefined && follows(head, before, 1)) {
        const isStepped = record.origin === "update" || record.step !== single.step;
        stretch = createStretch(before, isStepped);
        append(stretch, single);
        items[items.length - 1] = stretch;
      }
      length += 1;
      numbers += record.values.size;
      if (stretch !== undefined && follows(head, stretch, stretch.length)) {
        if (stretch.steps !== undefined || record.step === stretch.like.step) {
          append(stretch, record);
          single = undefined;
          return;
        }
      }
      items.push(record);
      stretch = undefined;
      single = record;
    },
    pushBlock(block) {
      single = undefined;
      const { like, selection, epochs, lines, steps } = block;
      length += epochs.length;
      numbers += epochs.length * selection.places.size;
      const isOfStretch =
        stretch !== undefined &&
        follows(block, stretch, stretch.length) &&
        (steps === undefined) === (stretch.steps === undefined) &&
        (steps !== undefined || like.step === stretch.like.step);
      if (stretch === undefined || !isOfStretch) {
        stretch = createStretch(block, steps !== undefined);
        items.push(stretch);
      }
      makeRoom(stretch, epochs.length);
      if (steps !== undefined) stretch.steps?.set(steps, stretch.length);
      stretch.epochs.set(epochs, stretch.length);
      stretch.lines.set(lines, stretch.length);
      stretch.length += epochs.length;
    },
    [Symbol.iterator]: () => recordsIn(items),
  };
  return list;
}

function* recordsIn(items: readonly (LogRecord | Stretch)[]): Generator<LogRecord> {
  for (const item of items) {
    if (!("like" in item)) {
      yield item;
      continue;
    }
    for (let i = 0; i < item.length; i += 1) yield recordAt(item, i);
  }
}

/** Whether what begins with `next` may stand as the row of this number in what begins with `first`. */
function follows(next: Head | undefined, first: Head, row: number): boolean {
  if (next === undefined) return false;
  const { like, selection, firstRow } = first;
  return (
    next.selection === selection &&
    next.firstRow === firstRow + row &&
    next.like.origin === like.origin &&
    next.like.clock === like.clock &&
    next.like.steps === like.steps &&
    next.like.epochs === like.epochs &&
    next.like.counts === like.counts
  );
}

function createStretch({ like, selection, firstRow }: Head, isStepped: boolean): Stretch {
  return {
    like,
    selection,
    firstRow,
    length: 0,
    epochs: new Float64Array(8),
    lines: new Float64Array(8),
    ...(isStepped ? { steps: new Float64Array(8) } : {}),
  };
}

function append(stretch: Stretch, { epoch, line, step }: LogRecord): void {
  makeRoom(stretch, 1);
  const { epochs, lines, steps, length } = stretch;
  epochs[length] = epoch ?? Number.NaN;
  lines[length] = line;
  if (steps !== undefined) steps[length] = step ?? Number.NaN;
  stretch.length += 1;
}

function makeRoom(stretch: Stretch, rows: number): void {
  const needed = stretch.length + rows;
  if (needed <= stretch.epochs.length) return;
  stretch.epochs = enlarged(stretch.epochs, 2 * needed);
  stretch.lines = enlarged(stretch.lines, 2 * needed);
  if (stretch.steps !== undefined) stretch.steps = enlarged(stretch.steps, 2 * needed);
}

function enlarged(array: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length);
  larger.set(array);
  return larger;
}
