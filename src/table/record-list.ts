// Epoch and evaluate records in printed order → a list that keeps stored rows as a few integers each.

import { type Selection, StoredValues } from "./row-store.ts";
import type { LogRecord } from "./row.ts";

export interface RecordList {
  readonly length: number;
  push(record: LogRecord): void;
  /** In order; records of stored rows are made anew each time. */
  [Symbol.iterator](): Iterator<LogRecord>;
}

/** Stored rows that follow each other and differ only in epoch, line and numbers. */
interface Stretch {
  readonly like: LogRecord;
  readonly selection: Selection;
  /** Row of the first in the store; the others follow. */
  readonly firstRow: number;
  length: number;
  epochs: Float64Array;
  lines: Float64Array;
}

export function createRecordList(): RecordList {
  const items: (LogRecord | Stretch)[] = [];
  let length = 0;
  let stretch: Stretch | undefined;

  return {
    get length() {
      return length;
    },
    push(record) {
      length += 1;
      const { values, epoch } = record;
      if (!(values instanceof StoredValues) || epoch === null || record.place !== undefined) {
        items.push(record);
        stretch = undefined;
        return;
      }
      if (stretch === undefined || !continues(stretch, record, values)) {
        stretch = {
          like: record,
          selection: values.selection,
          firstRow: values.row,
          length: 0,
          epochs: new Float64Array(8),
          lines: new Float64Array(8),
        };
        items.push(stretch);
      }
      if (stretch.length === stretch.epochs.length) {
        stretch.epochs = doubled(stretch.epochs);
        stretch.lines = doubled(stretch.lines);
      }
      stretch.epochs[stretch.length] = epoch;
      stretch.lines[stretch.length] = record.line;
      stretch.length += 1;
    },
    *[Symbol.iterator]() {
      for (const item of items) {
        if (!("like" in item)) {
          yield item;
          continue;
        }
        for (let i = 0; i < item.length; i += 1) yield recordOf(item, i);
      }
    },
  };
}

function continues(
  { like, selection, firstRow, length }: Stretch,
  record: LogRecord,
  values: StoredValues,
): boolean {
  return (
    values.selection === selection &&
    values.row === firstRow + length &&
    record.origin === like.origin &&
    record.step === like.step &&
    record.steps === like.steps &&
    record.epochs === like.epochs &&
    record.counts === like.counts
  );
}

function recordOf({ like, selection, firstRow, epochs, lines }: Stretch, i: number): LogRecord {
  const { origin, epochs: planned, step, steps, counts } = like;
  const values = new StoredValues(selection, firstRow + i);
  const [epoch, line] = [epochs[i] as number, lines[i] as number];
  return { origin, epoch, epochs: planned, step, steps, counts, line, values };
}

function doubled(array: Float64Array): Float64Array {
  const larger = new Float64Array(2 * array.length);
  larger.set(array);
  return larger;
}
