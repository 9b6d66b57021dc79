// Rows of pairs that were read → the ones that follow, read as bytes, while their time goes on.

import { LayoutList } from "../../fast-rows/layout-list.ts";
import type { RowBatch } from "../../fast-rows/row-layout.ts";
import type { TakeLines, TakenLines } from "../../lines/settle.ts";
import type { RowClock } from "../../table/clock.ts";
import type { Printed } from "../../table/printed.ts";
import type { RecordBlock } from "../../table/record-block.ts";
import { type Selection, StoredValues } from "../../table/row-store.ts";
import type { Split } from "../../table/row.ts";
import { type Count, hasClock } from "./clock.ts";
import {
  clockOfRow,
  clockOfTurn,
  comesAgain,
  cycleOf,
  isAlike,
  isLast,
  isTwice,
  type Layout,
  layoutOf,
  readInstant,
  rowOf,
} from "./known-layouts.ts";
import type { TurnRows } from "./row-numbers.ts";
import { pairShape } from "./row-shape.ts";
import type { PairRow, Reading } from "./row-source.ts";
import { type Instant, instantOf } from "./ticks.ts";

const LF = 0x0a;
/** Rows of which it is looked whether they and the lines around them come again: what is printed in turns is so from the start. */
const LOOKED_AT = 64;
/** Rows that are read as text, so that the lines between them are seen. */
const FIRST_ROWS = 3;

/** A row of its own, of this split, or the one before once more. */
export type RowRole = Split | "again";

interface KnownRows {
  /** Learns from each row, whose like may be read as bytes where it has a role. */
  learn(row: PairRow, role: RowRole | null, reading: Reading): void;
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
  begin(like: PairRow, val?: PairRow): boolean;
  /** The values of the row before. */
  last(): ReadonlyMap<string, Printed> | undefined;
  /** A row of validation, and its numbers under the names in the log and under those of validation; false where it is read as text. */
  val(row: PairRow, printed: StoredValues, named: StoredValues): boolean;
  /** The number of the row, NaN where rows have none, or null where it does not go on with the rows before. */
  tick(instant: Instant): number | null;
  /** `last` is the last of them, without its numbers; `behind`: what stands behind each of them. */
  rows(
    block: Omit<RecordBlock, "like" | "turns">,
    last: PairRow,
    behind?: TurnRows | "again",
  ): void;
}

export function createKnownPairRows(events: KnownRowEvents): KnownRows {
  const layouts = new LayoutList<Layout>();
  /** Of all lines from one row to the next, and of rows that take turns. */
  const cycles = new LayoutList<Layout>();
  let looked = 0;
  let rows = 0;
  /** The row before, if it is one of training. */
  let previous: PairRow | undefined;
  /** Lines before this one are read as text. */
  let from = 0;
  /** Rows that take turns and were left to the next window: where they begin, and their lines. */
  let left = { at: 0, lines: 0 };
  return {
    learn(row, role, reading) {
      const before = previous;
      previous = undefined;
      // Rows that were left are of known layouts.
      if (row.line < from || role === null || row.lines === undefined) return;
      rows += 1;
      if (row.clock.isBar || isDoubled(row)) return;
      if (role !== "again") {
        layouts.add(row.line, () => {
          const shape = pairShape(row, reading, events.unit());
          // One of validation is taken by itself, with its own time.
          const isApart = row.hasOwnClock || !hasClock(row.clock);
          if (role === "val" && !(isApart && shape?.lines === 1)) return undefined;
          if (shape === undefined) return undefined;
          return { ...shape, make: () => layoutOf(row, role, shape, reading) };
        });
      }
      const turn = role === "train" ? undefined : { row, role };
      if (turn === undefined) previous = row;
      const first = turn === undefined ? row : before;
      if (first === undefined || looked === LOOKED_AT) return;
      looked += 1;
      cycles.add(row.line, () => cycleOf(first, turn, reading, events.unit()));
    },
    takeLines(bytes, start, limit, number) {
      if (number < from || rows < FIRST_ROWS) return undefined;
      const cycle = cycles.find(bytes, start, limit);
      // What comes behind the last one may be another row than this.
      const whole = (cycle?.batch.rows ?? 0) - 1;
      if (cycle !== undefined && whole > 0 && mayBegin(events, cycle.known, bytes, start)) {
        const taken = takeRows(events, cycle.known, cycle.batch, number, whole);
        if (taken !== undefined) {
          const { hasLongRow, lines } = cycle.known;
          if (hasLongRow) left = { at: number + taken.lines, lines };
          if (hasLongRow && taken.lines < whole * lines) from = left.at + lines;
          return taken;
        }
      }
      // Its further lines are no beginnings of rows.
      if (number === left.at) {
        from = left.at + left.lines;
        return undefined;
      }
      const found = layouts.find(bytes, start, limit);
      if (found === undefined || !mayBegin(events, found.known, bytes, start)) return undefined;
      const { known, batch } = found;
      if (known.split === "val") return takeVal(events, known, batch, number);
      const most = wholeRows(known, batch);
      const taken = most <= 0 ? undefined : takeRows(events, known, batch, number, most);
      const lines = taken?.lines ?? 0;
      // The further lines of a row that is left are no beginnings of rows.
      if (known.hasLongRow && lines < known.lines * batch.rows) from = number + lines + known.lines;
      return taken;
    },
  };
}

/** Whether two numbers go by one name. */
function isDoubled({ pairs }: PairRow): boolean {
  return new Set(pairs.map(({ name }) => name)).size < pairs.length;
}

/** Whether no lines before have a say in the row that begins here. */
function mayBegin(
  events: KnownRowEvents,
  { like, selection, isTimed, lines }: Layout,
  bytes: Uint8Array,
  start: number,
): boolean {
  if (!isTimed && events.belongsToBefore(like, selection.places)) return false;
  if (events.repeats(() => firstLineOf(bytes, start))) return false;
  return lines > 1 || !events.mayGrow();
}

/** On what follows the last row hangs whether it is over. */
function wholeRows({ lines, isTimed, isHeading }: Layout, batch: RowBatch): number {
  const isFollowed = batch.firstLineEnd > 0 && (isTimed || !isHeading);
  return lines === 1 || isFollowed ? batch.rows : batch.rows - 1;
}

function firstLineOf(bytes: Uint8Array, start: number): string {
  const line = bytes.subarray(start, bytes.indexOf(LF, start));
  return new TextDecoder().decode(line).replace(/\r$/, "");
}

/** At most so many of the rows. */
function takeRows(
  events: KnownRowEvents,
  layout: Layout,
  batch: RowBatch,
  number: number,
  most: number,
): TakenLines | undefined {
  const { turn } = layout;
  const stepAt = layout.counts.indexOf("step");
  const epochs = new Float64Array(most);
  const steps = stepAt < 0 || events.unit() !== "epoch" ? undefined : new Float64Array(most);
  const heading = events.heading();
  let rows = 0;
  if (!events.begin(layout.like, turn?.role === "val" ? turn.like : undefined)) return undefined;
  const instant = instantOf(clockOfRow(layout, batch, 0, heading));
  for (; rows < most; rows += 1) {
    if (turn?.role === "again" && !comesAgain(layout, turn, batch, rows)) break;
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
  if (most < batch.rows && rows > 0 && isTwice(layout, batch, rows)) rows -= 1;
  if (rows <= 0) return undefined;
  const { lines, lineAt, others, selection } = layout;
  const linesFrom = (first: number): Float64Array => {
    const own = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) own[row] = first + lines * row;
    return own;
  };
  const block = {
    selection,
    firstRow: layout.keep(batch, rows),
    epochs: epochs.subarray(0, rows),
    lines: linesFrom(number + lineAt),
    steps: steps?.subarray(0, rows),
  };
  const clock = clockOfRow(layout, batch, rows - 1, heading);
  const last = rowOf(layout, clock, number + lines * (rows - 1) + lineAt);
  if (turn?.role !== "val") events.rows(block, last, turn?.role);
  else {
    const ofVal = { ...block, selection: turn.named, lines: linesFrom(number + turn.lineAt) };
    const line = ofVal.lines[rows - 1] as number;
    const row = rowOf(
      { like: turn.like, split: "val" },
      clockOfTurn(turn, clock, batch, rows - 1),
      line,
    );
    events.rows(block, last, {
      row,
      block: { ...ofVal, steps: undefined },
      printed: turn.selection,
    });
  }
  return { end: batch.end(rows - 1), lines: lines * rows, others: others * rows };
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
    rowOf(layout, clockOfRow(layout, batch, 0, events.heading()), number),
    printed,
    named,
  );
  return isTaken ? { end: batch.end(0), lines: 1 } : undefined;
}
