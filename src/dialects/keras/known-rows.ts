// Lines and frames as bytes → epoch headers and rows of known layouts, read without making text of them.

import type { FoundRows } from "../../fast-rows/layout-list.ts";
import type { Frame } from "../../lines/frame.ts";
import { GatheredBytes } from "../../lines/gathered-bytes.ts";
import type { Line } from "../../lines/line.ts";
import type { TakeFrame, TakeLines, TakenLines } from "../../lines/settle.ts";
import { visibleText } from "../../lines/visible.ts";
import { createNumberCells } from "../../table/number-cell.ts";
import { type CellBlock, copyCells, StoredValues } from "../../table/row-store.ts";
import { barShape, lastBarShape } from "./bar-shape.ts";
import type { HeadedRows } from "./epochs.ts";
import type { NewRows } from "./kept-rows.ts";
import { createLayout, type KerasLayout, KnownLayouts, type LearntRow } from "./layouts.ts";
import { takeLastBars } from "./last-bars.ts";
import { lineShape } from "./line-shape.ts";
import type { Header } from "./parts.ts";

/** A row with all its columns, of a known layout. */
export interface KnownRow {
  readonly layout: KerasLayout;
  readonly line: number;
  readonly settled: boolean;
  readonly step: number | null;
  readonly steps: number | null;
}

type Rows = Omit<HeadedRows, "counts" | "selection">;

interface KnownRowEvents {
  /** Whether any update of the run in hand would still be kept. */
  wantsUpdates(): boolean;
  /** Every row before it is over. */
  begin(): void;
  header(header: Pick<Header, "epoch" | "epochs">): void;
  row(row: KnownRow, values: StoredValues): void;
  /** Rows with the headers after them. */
  rows(layout: KerasLayout, rows: Rows): void;
}

/** The bytes and numbers of the row that the next line may go on with: in one place for all, as they come by the million. */
class HeldRow {
  readonly #bytes = new GatheredBytes(Infinity);
  #block: CellBlock = { width: 0, ...createNumberCells(0) };

  hold(bytes: Uint8Array, start: number, end: number, block: CellBlock, row: number): void {
    const { width } = block;
    this.#bytes.clear();
    this.#bytes.add(bytes, start, end);
    if (this.#block.width !== width) this.#block = { width, ...createNumberCells(width) };
    copyCells(block, width * row, width * (row + 1), this.#block, 0);
  }

  get bytes(): Uint8Array {
    return this.#bytes.bytes;
  }

  get block(): CellBlock {
    return this.#block;
  }
}

const NAME: Uint8Array = new TextEncoder().encode("Epoch ");
const SLASH = 0x2f;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
const BACKSPACE = 0x08;
const BLANK = 0x20;
const MAX_DIGITS = 9;
/** To compile the kernel takes as long as to read so many bars as text; of one an epoch there are rarely more. */
const FIRST_BAR = 256;

interface Counts {
  epoch: number;
  epochs: number;
}

/** What is read is handed to the events at once, but for the row in hand: it waits until what follows says that it is over. */
export class KnownKerasRows {
  /** Whether no row came since the last header: only then a row cannot be the rest of another. */
  isHeaded = false;
  /** Whether the last header went on from the one before, so that its epoch begins no run. */
  #isNext = false;
  readonly #events: KnownRowEvents;
  readonly #lines = new KnownLayouts(lineShape);
  readonly #bars = new KnownLayouts(barShape, FIRST_BAR);
  /** The same bars, where lines end as them. */
  readonly #lastBars = new KnownLayouts(lastBarShape, FIRST_BAR);
  #barsLearnt = 0;
  #left: { readonly line: number; readonly bytes: Uint8Array } | undefined;
  #waiting: KnownRow | undefined;
  readonly #held = new HeldRow();
  readonly #header: Counts = { epoch: 0, epochs: 0 };

  constructor(events: KnownRowEvents) {
    this.#events = events;
  }

  /** Reads a line that is a mere header, or after one rows of a known layout with the headers between them. */
  readonly takeLines: TakeLines = (bytes, start, limit, number, lineEnd) => {
    const header = this.#header;
    const { epoch } = header;
    const afterHeader = readHeader(bytes, start, limit, header);
    if (afterHeader > 0) {
      this.finish();
      this.#events.header(header);
      this.isHeaded = true;
      this.#isNext = header.epoch > epoch;
      return { end: afterHeader, lines: 1 };
    }
    if (!this.isHeaded) return undefined;
    const found = this.#lines.find(bytes, start, limit);
    if (found !== undefined) return this.#takeRows(found, bytes, start, number);
    if (this.wantsStart()) return undefined;
    const bars = takeLastBars(this.#lastBars, header, { bytes, start, limit, lineEnd });
    if (bars === undefined) return undefined;
    this.#tellRows(bars.layout, { ...bars.rows, firstLine: number });
    return { end: bars.end, lines: 2 * bars.rows.rows };
  };

  /** A header was read as text. */
  headed(header: Counts): void {
    this.isHeaded = true;
    this.#isNext = header.epoch > this.#header.epoch;
    Object.assign(this.#header, header);
  }

  #tellRows(layout: KerasLayout, rows: Rows): void {
    this.#events.rows(layout, rows);
    for (let row = Math.max(0, rows.rows - 2); row < rows.rows; row += 1)
      this.headed(rows.headerAfter(row));
  }

  /** Not of a line that goes on with a run of which no update is kept any more. */
  readonly wantsStart = (): boolean =>
    !this.isHeaded || !this.#isNext || this.#events.wantsUpdates();

  #takeRows(
    { known: layout, batch }: FoundRows<KerasLayout>,
    bytes: Uint8Array,
    start: number,
    number: number,
  ): TakenLines {
    const { rows: whole } = batch;
    const { head, rows } = layout;
    const { step, steps } = head;
    if (whole > 0) {
      this.#tellRows(layout, {
        rows: whole,
        step,
        steps,
        firstRow: rows.keep(batch, whole),
        firstLine: number,
        headerAfter: (row) => ({ epoch: batch.count(row, 0), epochs: batch.count(row, 1) }),
      });
    }
    const end = whole === 0 ? start : batch.end(whole - 1);
    const { firstLineEnd } = batch;
    if (firstLineEnd === 0) return { end, lines: 2 * whole };
    const line = number + 2 * whole;
    this.#held.hold(bytes, end, firstLineEnd, batch, whole);
    this.#waiting = { layout, line, settled: true, step, steps };
    this.isHeaded = false;
    return { end: firstLineEnd, lines: 2 * whole + 1 };
  }

  /** Reads a progress bar of a known layout. */
  readonly takeFrame: TakeFrame = (frame, line, settled) => {
    const { bytes, start } = frame;
    const end = shownEnd(frame);
    const found = this.#bars.findWhole(bytes, start, end);
    this.#left = undefined;
    if (found === undefined) {
      if (this.#bars.isOpen()) this.#left = { line, bytes: copyOf(bytes, start, end) };
      return false;
    }
    const { known: layout, batch } = found;
    this.finish();
    this.#events.begin();
    this.#held.hold(bytes, start, end, batch, 0);
    this.#waiting = { layout, line, settled, step: batch.count(0, 0), steps: batch.count(0, 1) };
    this.isHeaded = false;
    return true;
  };

  /** The bytes of the frame on this line that `takeFrame` left last, while more is learnt of them. */
  left(line: number): Uint8Array | undefined {
    const bytes = this.#left?.line === line ? this.#left.bytes : undefined;
    this.#left = undefined;
    return bytes;
  }

  /** Another line comes: a row that it may go on with is given back as text. */
  release(): Line | undefined {
    const line = this.waiting();
    this.#waiting = undefined;
    return line;
  }

  /** The row that waits, as text. */
  waiting(): Line | undefined {
    if (this.#waiting === undefined) return undefined;
    const { line, settled } = this.#waiting;
    const text = visibleText(new TextDecoder().decode(this.#held.bytes).replace(/\r?\n$/, ""));
    return { number: line, text, settled };
  }

  /** The row that was waiting is over. */
  finish(): void {
    const row = this.#waiting;
    if (row === undefined) return;
    this.#waiting = undefined;
    const { selection, keep } = row.settled ? row.layout.rows : row.layout.updates;
    this.#events.row(row, new StoredValues(selection, keep(this.#held.block, 1)));
  }

  /** Learns from a row on a line of its own. */
  learn(row: LearntRow): void {
    this.#lines.learn(row);
  }

  /** Learns from the bytes of a bar. */
  learnBar(row: Omit<LearntRow, "line" | "text">, frame: Uint8Array): void {
    const bar = { ...row, line: this.#barsLearnt, text: new TextDecoder().decode(frame) };
    let made: KerasLayout | undefined;
    const make = (): KerasLayout => (made ??= createLayout(bar));
    this.#bars.learn(bar, make);
    this.#lastBars.learn(bar, make);
    this.#barsLearnt += 1;
  }

  news(): readonly NewRows[] {
    return [...this.#lines.news(), ...this.#bars.news()];
  }
}

/** Never a view of the memory, as `slice` of a Buffer would give. */
function copyOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}

/** Without the blanks and backspaces at the end. */
function shownEnd({ bytes, start, end }: Frame): number {
  let at = end;
  while (at > start && bytes[at - 1] === BACKSPACE) at -= 1;
  while (at > start && bytes[at - 1] === BLANK) at -= 1;
  return at;
}

/** `Epoch 3/200` and nothing else, as every Keras prints it, into `header`; gives the index after the line, or −1. */
function readHeader(bytes: Uint8Array, start: number, limit: number, header: Counts): number {
  if (start + NAME.length > limit) return -1;
  for (let i = 0; i < NAME.length; i += 1) if (bytes[start + i] !== NAME[i]) return -1;
  const epochAt = start + NAME.length;
  const slash = digitsEnd(bytes, epochAt);
  if (slash === epochAt || slash - epochAt > MAX_DIGITS || bytes[slash] !== SLASH) return -1;
  const epochsEnd = digitsEnd(bytes, slash + 1);
  const length = epochsEnd - slash - 1;
  if (length === 0 || length > MAX_DIGITS) return -1;
  const end = bytes[epochsEnd] === CR ? epochsEnd + 1 : epochsEnd;
  if (end > limit || bytes[end] !== LF) return -1;
  header.epoch = numberIn(bytes, epochAt, slash);
  header.epochs = numberIn(bytes, slash + 1, epochsEnd);
  return end + 1;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= ZERO + 9) at += 1;
  return at;
}

function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = 10 * value + (bytes[at] as number) - ZERO;
  return value;
}
