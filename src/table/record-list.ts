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
    const { length } = block.epochs;
    const first = this.room(blocks.length * length);
    blocks.forEach(({ like, selection, firstRow, epochs, lines, steps }: RecordBlock, turn) => {
      const kind = this.kindFor(like, selection);
      this.numbers += length * selection.places.size;
      for (let i = 0; i < length; i += 1) {
        const at = first + blocks.length * i + turn;
        const step = steps === undefined ? like.step : (steps[i] as number);
        this.put(at, kind, firstRow + i, epochs[i] as number, step, lines[i] as number);
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
