// Lines as bytes → epoch headers and rows of known layouts, read without making text of them.

import type { Line } from "../../lines/line.ts";
import type { TakeLines } from "../../lines/settle.ts";
import { type CellBlock, StoredValues } from "../../table/row-store.ts";
import type { HeadedRows } from "./epochs.ts";
import type { Header } from "./parts.ts";
import { createKnownLayouts, type KerasLayout, type KnownLayouts } from "./layouts.ts";

interface KnownRows {
  /** Reads a line that is a mere header, or after one rows of a known layout with the headers between them. */
  readonly takeLines: TakeLines;
  /** Another line comes: a row that it may go on with is given back as text. */
  release(): Line | undefined;
  /** The row that waits, as text. */
  waiting(): Line | undefined;
  /** The row that was waiting is over. */
  finish(): void;
  /** Whether no row came since the last header: only then a row cannot be the rest of another. */
  isHeaded: boolean;
  readonly learn: KnownLayouts["learn"];
  readonly news: KnownLayouts["news"];
}

interface KnownRowEvents {
  /** Every row before it is over. */
  header(header: Pick<Header, "epoch" | "epochs">): void;
  row(layout: KerasLayout, values: StoredValues, line: number): void;
  /** Rows with the headers after them. */
  rows(rows: HeadedRows): void;
}

/** A row that the next line may go on with. */
interface Waiting {
  readonly layout: KerasLayout;
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly block: CellBlock;
}

const NAME: Uint8Array = new TextEncoder().encode("Epoch ");
const SLASH = 0x2f;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
const MAX_DIGITS = 9;

interface Counts {
  epoch: number;
  epochs: number;
}

export function createKnownKerasRows(events: KnownRowEvents): KnownRows {
  const layouts = createKnownLayouts();
  let waiting: Waiting | undefined;
  const header: Counts = { epoch: 0, epochs: 0 };

  const finish = (): void => {
    if (waiting === undefined) return;
    const { layout, line, block } = waiting;
    waiting = undefined;
    events.row(layout, new StoredValues(layout.selection, layout.keep(block, 1)), line);
  };

  const rows: KnownRows = {
    isHeaded: false,
    takeLines(bytes, start, limit, number) {
      const afterHeader = readHeader(bytes, start, limit, header);
      if (afterHeader > 0) {
        finish();
        events.header(header);
        rows.isHeaded = true;
        return { end: afterHeader, lines: 1 };
      }
      const found = rows.isHeaded ? layouts.find(bytes, start, limit) : undefined;
      if (found === undefined) return undefined;
      const { known, batch } = found;
      const whole = batch.rows;
      if (whole > 0) {
        const { step, steps, selection } = known;
        events.rows({
          rows: whole,
          step,
          steps,
          selection,
          firstRow: known.keep(batch, whole),
          firstLine: number,
          epochAfter: (row) => batch.count(row, 0),
          epochsAfter: (row) => batch.count(row, 1),
        });
      }
      const end = whole === 0 ? start : batch.end(whole - 1);
      if (batch.firstLineEnd === 0) return { end, lines: 2 * whole };
      waiting = {
        layout: known,
        line: number + 2 * whole,
        bytes: bytes.slice(end, batch.firstLineEnd),
        block: rowOf(batch, whole),
      };
      rows.isHeaded = false;
      return { end: batch.firstLineEnd, lines: 2 * whole + 1 };
    },
    release() {
      const line = rows.waiting();
      waiting = undefined;
      return line;
    },
    waiting() {
      if (waiting === undefined) return undefined;
      const text = new TextDecoder().decode(waiting.bytes).replace(/\r?\n$/, "");
      return { number: waiting.line, offset: 0, text, settled: true };
    },
    finish,
    learn: layouts.learn,
    news: layouts.news,
  };
  return rows;
}

/** A copy of one row, as the block is good only until the next one. */
function rowOf({ width, digits, styles }: CellBlock, row: number): CellBlock {
  const [from, to] = [width * row, width * (row + 1)];
  return { width, digits: digits.slice(2 * from, 2 * to), styles: styles.slice(from, to) };
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
