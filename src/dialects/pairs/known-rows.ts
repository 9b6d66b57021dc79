// Rows of pairs that were read → the ones that follow, read as bytes, while their time goes on.

import { createLayoutList } from "../../fast-rows/layout-list.ts";
import type { RowBatch } from "../../fast-rows/row-layout.ts";
import type { TakeLines, TakenLines } from "../../lines/settle.ts";
import type { RowClock } from "../../table/clock.ts";
import { endsOfDroppedZeros } from "../../table/dropped-zeros.ts";
import { cellText, cellValue } from "../../table/number-cell.ts";
import type { Printed } from "../../table/printed.ts";
import type { RecordBlock } from "../../table/record-block.ts";
import {
  createRowStore,
  select,
  selectAll,
  type Selection,
  StoredValues,
} from "../../table/row-store.ts";
import type { Split } from "../../table/row.ts";
import { type Clock, type Count, NOWHERE } from "./clock.ts";
import { type CountName, FRACTION, pairShape, UNUSED, type PairShape } from "./row-shape.ts";
import type { PairRow, Reading } from "./row-source.ts";
import { validationNamer } from "./row-values.ts";
import { type Instant, instantOf } from "./ticks.ts";

const LF = 0x0a;

/** A layout with the rows that were read by it. */
interface Layout extends Pick<
  PairShape,
  "counts" | "lines" | "lineAt" | "others" | "isTimed" | "isHeading"
> {
  readonly like: PairRow;
  readonly split: Split;
  /** Column of the epoch, where it is no whole number; −1 where it is. */
  readonly fractionAt: number;
  readonly selection: Selection;
  /** The same columns as those of validation. */
  readonly named: Selection;
  keep(batch: RowBatch, rows: number): number;
}

interface KnownRows {
  /** Learns from a row that stands for itself. */
  learn(row: PairRow, split: Split, reading: Reading): void;
  readonly takeLines: TakeLines;
}

export interface KnownRowEvents {
  /** What rows of training are counted in. */
  unit(): RowClock | undefined;
  /** Whether a row of one line may still go on in the next one. */
  mayGrow(): boolean;
  /** Whether lines before say something else of a row than they did of this one, or a row waits that it may go on with. */
  belongsToBefore(like: PairRow, columns: Selection["places"]): boolean;
  /** The epoch of the heading above. */
  heading(): Count | undefined;
  /** Whether the line is that of the row that waits once more. */
  repeats(line: () => string): boolean;
  /** Rows of training of a known layout come: what waits is over. False where they but sum up others. */
  begin(like: PairRow): boolean;
  /** The values of the row before. */
  last(): ReadonlyMap<string, Printed> | undefined;
  /** A row of validation, and its numbers under the names in the log and under those of validation; false where it is read as text. */
  val(row: PairRow, printed: StoredValues, named: StoredValues): boolean;
  /** The number of the row, NaN where rows have none, or null where it does not go on with the rows before. */
  tick(instant: Instant): number | null;
  /** `last` is the last of them, without its numbers. */
  rows(block: Omit<RecordBlock, "like">, last: PairRow): void;
}

export function createKnownPairRows(events: KnownRowEvents): KnownRows {
  const layouts = createLayoutList<Layout>();
  /** Lines before this one are read as text. */
  let from = 0;
  return {
    learn(row, split, reading) {
      if (row.lines === undefined || row.clock.isBar) return;
      layouts.add(row.line, () => {
        const names = row.pairs.map(({ name }) => name);
        if (new Set(names).size < names.length) return undefined;
        const shape = pairShape(row, reading, events.unit());
        if (shape === undefined || (split === "val" && shape.lines > 1)) return undefined;
        return { ...shape, make: () => layoutOf(row, split, shape, reading) };
      });
    },
    takeLines(bytes, start, limit, number) {
      if (number < from) return undefined;
      const found = layouts.find(bytes, start, limit);
      if (found === undefined) return undefined;
      const { known, batch } = found;
      if (!known.isTimed && events.belongsToBefore(known.like, known.selection.places))
        return undefined;
      if (events.repeats(() => firstLineOf(bytes, start))) return undefined;
      if (known.lines === 1 && events.mayGrow()) return undefined;
      if (known.split === "val") return takeVal(events, known, batch, number);
      const taken = takeRows(events, known, batch, number);
      const lines = taken?.lines ?? 0;
      // The further lines of a row that is left are no beginnings of rows.
      if (known.lines > 1 && lines < known.lines * batch.rows) from = number + lines + known.lines;
      return taken;
    },
  };
}

function firstLineOf(bytes: Uint8Array, start: number): string {
  const line = bytes.subarray(start, bytes.indexOf(LF, start));
  return new TextDecoder().decode(line).replace(/\r$/, "");
}

function takeRows(
  events: KnownRowEvents,
  layout: Layout,
  batch: RowBatch,
  number: number,
): TakenLines | undefined {
  // On what follows the last row hangs whether it is over.
  const isFollowed = batch.firstLineEnd > 0 && (layout.isTimed || !layout.isHeading);
  const isOver = layout.lines === 1 || isFollowed;
  const most = isOver ? batch.rows : batch.rows - 1;
  if (most <= 0) return undefined;
  const stepAt = layout.counts.indexOf("step");
  const epochs = new Float64Array(most);
  const steps = stepAt < 0 || events.unit() !== "epoch" ? undefined : new Float64Array(most);
  const heading = events.heading();
  let rows = 0;
  if (!events.begin(layout.like)) return undefined;
  const instant = instantOf(clockOf(layout, batch, 0, heading));
  for (; rows < most; rows += 1) {
    readInstant(layout, batch, rows, instant);
    const tick = events.tick(instant);
    if (tick === null) break;
    // One that rises is another row; else it may be the one before once more.
    if (rows === 0 && !Number.isInteger(tick) && isLast(layout, batch, events.last())) break;
    // The same row once more would be left out.
    if (rows > 0 && !(tick > (epochs[rows - 1] as number)) && isAlike(batch, rows)) break;
    epochs[rows] = tick;
    if (steps !== undefined) steps[rows] = batch.count(rows, stepAt);
  }
  // A row that waits is not read once more where its line comes twice.
  if (!isOver && rows > 0 && isTwice(layout, batch, rows)) rows -= 1;
  if (rows <= 0) return undefined;
  const { lines, lineAt, others, selection } = layout;
  const own = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) own[row] = number + lines * row + lineAt;
  const block = {
    selection,
    firstRow: layout.keep(batch, rows),
    epochs: epochs.subarray(0, rows),
    lines: own,
    steps: steps?.subarray(0, rows),
  };
  events.rows(
    block,
    rowOf(layout, clockOf(layout, batch, rows - 1, heading), own[rows - 1] as number),
  );
  return { end: batch.end(rows - 1), lines: lines * rows, others: others * rows };
}

/** Whether the first row is the one before once more. */
function isLast(
  { selection: { places } }: Layout,
  { digits, styles }: RowBatch,
  last: ReadonlyMap<string, Printed> | undefined,
): boolean {
  if (last?.size !== places.size) return false;
  for (const [name, at] of places) {
    const [low, high] = [digits[2 * at] as number, digits[2 * at + 1] as number];
    if (last.get(name)?.text !== cellText(high, low, styles[at] as number)) return false;
  }
  return true;
}

/** Whether a row is the one before once more. */
function isTwice({ counts }: Layout, batch: RowBatch, row: number): boolean {
  return (
    isAlike(batch, row) && counts.every((_, i) => batch.count(row, i) === batch.count(row - 1, i))
  );
}

/** Whether all numbers of a row are those of the row before. */
function isAlike({ width, digits, styles }: RowBatch, row: number): boolean {
  for (let cell = width * row; cell < width * (row + 1); cell += 1) {
    const before = cell - width;
    if (styles[cell] !== styles[before]) return false;
    if (digits[2 * cell] !== digits[2 * before]) return false;
    if (digits[2 * cell + 1] !== digits[2 * before + 1]) return false;
  }
  return true;
}

/** One by one, as each may take the place of the one before. */
function takeVal(
  events: Pick<KnownRowEvents, "val" | "heading">,
  layout: Layout,
  batch: RowBatch,
  number: number,
): TakenLines | undefined {
  const row = layout.keep(batch, 1);
  const printed = new StoredValues(layout.selection, row);
  const named = new StoredValues(layout.named, row);
  const isTaken = events.val(
    rowOf(layout, clockOf(layout, batch, 0, events.heading()), number),
    printed,
    named,
  );
  return isTaken ? { end: batch.end(0), lines: 1 } : undefined;
}

function layoutOf(
  like: PairRow,
  split: Split,
  { columns, ...shape }: PairShape,
  { digits }: Reading,
): Layout {
  const store = createRowStore(columns);
  const all = select(selectAll(store), (name) => name !== FRACTION && name !== UNUSED);
  const selection: Selection =
    digits === undefined
      ? all
      : { ...all, endsOf: (_, value, spelling) => endsOfDroppedZeros(value, spelling(), digits) };
  return {
    like: { ...like, lines: undefined, pairs: [] },
    split,
    ...shape,
    fractionAt: columns.indexOf(FRACTION),
    selection,
    named: select(selection, () => true, validationNamer([...selection.places.keys()])),
    keep: (batch, rows) => store.add(batch, rows),
  };
}

function rowOf({ like, split }: Layout, clock: Clock, line: number): PairRow {
  return {
    clock,
    front: like.front,
    hasOwnClock: like.hasOwnClock,
    split,
    line,
    settled: true,
    isCut: false,
    lines: undefined,
    lineAt: 0,
    before: like.before,
    pairs: [],
    losses: 0,
    hasTotal: true,
  };
}

/** What changes of the time from row to row: to make a clock of each takes as long as to read it. */
function readInstant(
  { counts, fractionAt }: Layout,
  batch: RowBatch,
  row: number,
  into: Instant,
): void {
  if (fractionAt >= 0) into.epoch = fractionOf(batch, row, fractionAt);
  for (let i = 0; i < counts.length; i += 1) into[counts[i] as CountName] = batch.count(row, i);
}

function clockOf(
  { counts, like, fractionAt }: Layout,
  batch: RowBatch,
  row: number,
  heading: Count | undefined,
): Clock {
  const count = (name: CountName): Count | undefined => {
    const index = counts.indexOf(name);
    const of = like.clock[name]?.of ?? null;
    return index < 0 ? undefined : { at: batch.count(row, index), of, span: NOWHERE };
  };
  const [step, iteration] = [count("step"), count("iteration")];
  const above = step === undefined || iteration !== undefined ? undefined : heading;
  const epoch =
    fractionAt < 0
      ? (count("epoch") ?? above)
      : { at: fractionOf(batch, row, fractionAt), of: null, span: NOWHERE };
  return { epoch, step, iteration, isBar: false };
}

function fractionOf({ digits, styles, width }: RowBatch, row: number, column: number): number {
  const cell = width * row + column;
  const [low, high] = [digits[2 * cell] as number, digits[2 * cell + 1] as number];
  return cellValue(high, low, styles[cell] as number);
}
