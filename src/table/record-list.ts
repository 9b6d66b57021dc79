// Records in printed order → a list that keeps stored ones as a few integers each.

import { type RecordBlock, withTurns } from "./record-block.ts";
import type { StoredValues } from "./row-store.ts";
import { StoredList } from "./stored-list.ts";
import type { LogRecord } from "./row.ts";

type Kind = Pick<LogRecord, "origin" | "clock" | "epochs" | "steps" | "counts">;

export class RecordList extends StoredList<Kind, LogRecord> {
  /** Values of all of them. */
  numbers = 0;

  override push(record: LogRecord): void {
    this.numbers += record.values.size;
    super.push(record);
  }

  pushBlock(block: RecordBlock): void {
    const blocks = withTurns(block);
    const kinds = blocks.map(({ like, selection }) => this.kindFor(like, selection));
    for (const { selection } of blocks) this.numbers += block.epochs.length * selection.places.size;
    block.epochs.forEach((epoch, i) => {
      for (let at = 0; at < blocks.length; at += 1) {
        const { like, firstRow, steps, lines } = blocks[at] as RecordBlock;
        const step = steps?.[i] ?? like.step;
        this.put(kinds[at] as number, firstRow + i, epoch, step, lines[i] as number);
      }
    });
  }

  protected override isSame(one: Kind, other: Kind): boolean {
    return (
      one.origin === other.origin &&
      one.clock === other.clock &&
      one.epochs === other.epochs &&
      one.steps === other.steps &&
      one.counts === other.counts
    );
  }

  protected override make(
    { origin, clock, epochs, steps, counts }: Kind,
    epoch: number | null,
    step: number | null,
    line: number,
    values: StoredValues,
  ): LogRecord {
    return { origin, clock, epoch, epochs, step, steps, counts, line, values };
  }
}
