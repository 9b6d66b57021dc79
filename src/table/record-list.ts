// Records in printed order → a list that keeps stored ones as a few integers each.

import type { RecordBlock } from "./record-block.ts";
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

  /** Blocks of the same length that take turns, or one. */
  pushBlocks(blocks: readonly RecordBlock[]): void {
    const all = blocks.map((block) => ({
      ...block,
      kind: this.kindFor(block.like, block.selection),
    }));
    const rows = blocks[0]?.epochs.length ?? 0;
    for (const { selection } of blocks) this.numbers += rows * selection.places.size;
    for (let i = 0; i < rows; i += 1) {
      for (const { kind, like, firstRow, epochs, lines, steps } of all)
        this.put(
          kind,
          firstRow + i,
          epochs[i] as number,
          steps?.[i] ?? like.step,
          lines[i] as number,
        );
    }
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
