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

  pushBlock({ like, selection, firstRow, epochs, lines, steps, turns = [] }: RecordBlock): void {
    const kind = this.kindFor(like, selection);
    const kinds = turns.map((turn) => this.kindFor(turn.like, turn.selection));
    for (const { places } of [selection, ...turns.map((turn) => turn.selection)])
      this.numbers += epochs.length * places.size;
    epochs.forEach((epoch, i) => {
      this.put(kind, firstRow + i, epoch, steps?.[i] ?? like.step, lines[i] as number);
      for (let at = 0; at < kinds.length; at += 1) {
        const turn = turns[at] as RecordBlock;
        this.put(
          kinds[at] as number,
          turn.firstRow + i,
          epoch,
          turn.like.step,
          turn.lines[i] as number,
        );
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
