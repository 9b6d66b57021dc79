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

/** A record of a stored row as a block of one; undefined for any other. */
function blockOf(record: LogRecord | undefined): RecordBlock | undefined {
  if (record === undefined || record.place !== undefined) return undefined;
  const { values, epoch, line, step } = record;
  if (!(values instanceof StoredValues)) return undefined;
  const { selection, row: firstRow } = values;
  const [epochs, lines] = [Float64Array.of(epoch ?? NaN), Float64Array.of(line)];
  const block = { like: record, selection, firstRow, epochs, lines };
  return record.origin === "update" ? { ...block, steps: Float64Array.of(step ?? NaN) } : block;
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
      const block = blockOf(record);
      if (block !== undefined && stretch !== undefined && continues(stretch, block)) {
        list.pushBlock(block);
        return;
      }
      const before = block && blockOf(single);
      if (
        before !== undefined &&
        block !== undefined &&
        continues({ ...before, length: 1 }, block)
      ) {
        items.pop();
        length -= 1;
        numbers -= before.selection.places.size;
        list.pushBlock(before);
        list.pushBlock(block);
        return;
      }
      items.push(record);
      length += 1;
      numbers += record.values.size;
      stretch = undefined;
      single = record;
    },
    pushBlock(block) {
      single = undefined;
      const { like, selection, firstRow, epochs, lines, steps } = block;
      length += epochs.length;
      numbers += epochs.length * selection.places.size;
      if (stretch === undefined || !continues(stretch, block)) {
        stretch = {
          like,
          selection,
          firstRow,
          length: 0,
          epochs: new Float64Array(8),
          lines: new Float64Array(8),
          ...(steps === undefined ? {} : { steps: new Float64Array(8) }),
        };
        items.push(stretch);
      }
      const needed = stretch.length + epochs.length;
      if (needed > stretch.epochs.length) {
        stretch.epochs = enlarged(stretch.epochs, 2 * needed);
        stretch.lines = enlarged(stretch.lines, 2 * needed);
        if (stretch.steps !== undefined) stretch.steps = enlarged(stretch.steps, 2 * needed);
      }
      if (steps !== undefined) stretch.steps?.set(steps, stretch.length);
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
  { like, selection, firstRow, steps, length }: RecordBlock & Pick<Stretch, "length">,
  { like: next, ...block }: RecordBlock,
): boolean {
  return (
    block.selection === selection &&
    block.firstRow === firstRow + length &&
    next.origin === like.origin &&
    next.clock === like.clock &&
    (block.steps === undefined) === (steps === undefined) &&
    (next.step === like.step || steps !== undefined) &&
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
