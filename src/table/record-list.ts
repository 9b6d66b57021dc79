// Epoch and evaluate records in printed order → a list that keeps stored rows as a few integers each.

import { recordAt, type RecordBlock } from "./record-block.ts";
import { StoredValues } from "./row-store.ts";
import type { LogRecord } from "./row.ts";

export interface RecordList {
  isEmpty(): boolean;
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
}

export function createRecordList(): RecordList {
  const items: (LogRecord | Stretch)[] = [];
  let stretch: Stretch | undefined;

  const list: RecordList = {
    isEmpty: () => items.length === 0,
    push(record) {
      const { values, epoch, line } = record;
      if (values instanceof StoredValues && epoch !== null && record.place === undefined) {
        const { selection, row: firstRow } = values;
        const [epochs, lines] = [Float64Array.of(epoch), Float64Array.of(line)];
        list.pushBlock({ like: record, selection, firstRow, epochs, lines });
        return;
      }
      items.push(record);
      stretch = undefined;
    },
    pushBlock(block) {
      const { like, selection, firstRow, epochs, lines } = block;
      if (stretch === undefined || !continues(stretch, block)) {
        stretch = {
          like,
          selection,
          firstRow,
          length: 0,
          epochs: new Float64Array(8),
          lines: new Float64Array(8),
        };
        items.push(stretch);
      }
      const needed = stretch.length + epochs.length;
      if (needed > stretch.epochs.length) {
        stretch.epochs = enlarged(stretch.epochs, 2 * needed);
        stretch.lines = enlarged(stretch.lines, 2 * needed);
      }
      stretch.epochs.set(epochs, stretch.length);
      stretch.lines.set(lines, stretch.length);
      stretch.length = needed;
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

function continues(
  { like, selection, firstRow, length }: Stretch,
  { like: next, ...block }: RecordBlock,
): boolean {
  return (
    block.selection === selection &&
    block.firstRow === firstRow + length &&
    next.origin === like.origin &&
    next.step === like.step &&
    next.steps === like.steps &&
    next.epochs === like.epochs &&
    next.counts === like.counts
  );
}

function enlarged(array: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length);
  larger.set(array);
  return larger;
}
