// Records in printed order → a list that keeps stored rows as a few integers each.

import { recordAt, type RecordBlock } from "./record-block.ts";
import { StoredValues } from "./row-store.ts";
import type { LogRecord } from "./row.ts";

/** A block that grows. */
interface Stretch extends RecordBlock {
  length: number;
  epochs: Float64Array;
  lines: Float64Array;
  steps: Float64Array | undefined;
}

/** How a block of them begins. */
type Head = Pick<RecordBlock, "like" | "selection" | "firstRow">;

/** Stretches that may take turns: rows of training and of validation, each with and without a further column. */
const AT_ONCE = 4;

export class RecordList {
  length = 0;
  /** Values of all of them. */
  numbers = 0;
  readonly #stretches: Stretch[] = [];
  /** Those of no stored row. */
  readonly #others: LogRecord[] = [];
  /** Two integers a turn: which stretch goes on, counted from 1, or 0 for the others; and with how many. */
  #turns = new Uint32Array(16);
  #turnsEnd = 0;

  push(record: LogRecord): void {
    this.length += 1;
    this.numbers += record.values.size;
    const { values, place } = record;
    if (place !== undefined || !(values instanceof StoredValues)) {
      this.#others.push(record);
      this.#turn(0, 1);
      return;
    }
    const { selection, row: firstRow } = values;
    const at = this.#stretchFor({ like: record, selection, firstRow });
    const stretch = this.#stretches[at] as Stretch;
    const { length } = stretch;
    makeRoom(stretch, 1);
    if (record.step !== stretch.like.step) keepSteps(stretch);
    stretch.epochs[length] = record.epoch ?? Number.NaN;
    stretch.lines[length] = record.line;
    if (stretch.steps !== undefined) stretch.steps[length] = record.step ?? Number.NaN;
    stretch.length += 1;
    this.#turn(at + 1, 1);
  }

  pushBlock(block: RecordBlock): void {
    const { like, selection, epochs, lines, steps } = block;
    this.length += epochs.length;
    this.numbers += epochs.length * selection.places.size;
    const at = this.#stretchFor(block);
    const stretch = this.#stretches[at] as Stretch;
    const { length } = stretch;
    makeRoom(stretch, epochs.length);
    if (steps !== undefined || like.step !== stretch.like.step) keepSteps(stretch);
    stretch.epochs.set(epochs, length);
    stretch.lines.set(lines, length);
    if (steps !== undefined) stretch.steps?.set(steps, length);
    else stretch.steps?.fill(like.step ?? Number.NaN, length, length + epochs.length);
    stretch.length += epochs.length;
    this.#turn(at + 1, epochs.length);
  }

  /** In order; records of stored rows are made anew each time. */
  *[Symbol.iterator](): Generator<LogRecord> {
    const next = new Uint32Array(this.#stretches.length + 1);
    for (let turn = 0; turn < this.#turnsEnd; turn += 2) {
      const [at, count] = [this.#turns[turn] as number, this.#turns[turn + 1] as number];
      const stretch = this.#stretches[at - 1];
      const first = next[at] as number;
      for (let i = first; i < first + count; i += 1) {
        yield stretch === undefined ? (this.#others[i] as LogRecord) : recordAt(stretch, i);
      }
      next[at] = first + count;
    }
  }

  /** The stretch that goes on with these rows; where none does, a new one. */
  #stretchFor(head: Head): number {
    const stretches = this.#stretches;
    for (let at = stretches.length - 1; at >= Math.max(0, stretches.length - AT_ONCE); at -= 1) {
      if (follows(head, stretches[at] as Stretch)) return at;
    }
    const { like, selection, firstRow } = head;
    const [epochs, lines] = [new Float64Array(1), new Float64Array(1)];
    stretches.push({ like, selection, firstRow, length: 0, epochs, lines, steps: undefined });
    return stretches.length - 1;
  }

  #turn(at: number, count: number): void {
    const turns = this.#turns;
    const last = this.#turnsEnd - 2;
    if (last >= 0 && turns[last] === at) {
      turns[last + 1] = (turns[last + 1] as number) + count;
      return;
    }
    if (this.#turnsEnd === turns.length) {
      this.#turns = new Uint32Array(2 * turns.length);
      this.#turns.set(turns);
    }
    this.#turns[this.#turnsEnd] = at;
    this.#turns[this.#turnsEnd + 1] = count;
    this.#turnsEnd += 2;
  }
}

/** Whether what begins with `next` may stand behind all of the stretch. */
function follows(next: Head, { like, selection, firstRow, length }: Stretch): boolean {
  return (
    next.selection === selection &&
    next.firstRow === firstRow + length &&
    next.like.origin === like.origin &&
    next.like.clock === like.clock &&
    next.like.steps === like.steps &&
    next.like.epochs === like.epochs &&
    next.like.counts === like.counts
  );
}

/** From here on they differ in their steps. */
function keepSteps(stretch: Stretch): void {
  const { epochs, like } = stretch;
  stretch.steps ??= new Float64Array(epochs.length).fill(like.step ?? Number.NaN);
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
