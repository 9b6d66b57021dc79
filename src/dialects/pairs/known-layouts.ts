// Rows of pairs that were read → layouts of the ones that follow, alone or taking turns with others; and what the numbers of one say.

import type { RowShape } from "../../fast-rows/layout-list.ts";
import type { RowBatch } from "../../fast-rows/row-layout.ts";
import type { RowClock } from "../../table/clock.ts";
import { endsOfDroppedZeros } from "../../table/dropped-zeros.ts";
import { cellText, cellValue } from "../../table/number-cell.ts";
import type { Printed } from "../../table/printed.ts";
import { RowStore, type Selection, select } from "../../table/row-store.ts";
import type { Split } from "../../table/row.ts";
import { type Clock, type Count, NOWHERE } from "./clock.ts";
import type { CountName } from "./line-pieces.ts";
import { FRACTION, shapesBelow, pairShape, UNUSED, type PairShape } from "./row-shape.ts";
import type { PairRow, Reading } from "./row-source.ts";
import { validationNamer } from "./row-values.ts";
import type { Instant } from "./ticks.ts";

/** A layout with the rows that were read by it. */
export interface Layout extends Pick<
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
  /** What stands behind each of them. */
  readonly turn?: Turn | undefined;
  /** Whether one of its lines may be in the middle of a row. */
  readonly hasLongRow: boolean;
  keep(batch: RowBatch, rows: number): number;
}

/** A row of validation behind one of training, or the same row once more. */
export interface Turn extends Pick<Layout, "like" | "counts" | "lineAt" | "selection" | "named"> {
  readonly role: "val" | "again";
  /** Counts before its own. */
  readonly firstCount: number;
}

type Shaped = Omit<PairShape, "literals" | "fields">;

export function layoutOf(like: PairRow, split: Split, shape: Shaped, reading: Reading): Layout {
  const { columns } = shape;
  const store = new RowStore(columns);
  return cycleLayout({ like, shape }, split, undefined, store, reading, shape.lines > 1);
}

/** A row, or one of those that take turns, and what it looks like. */
interface ShapedRow {
  readonly like: PairRow;
  readonly shape: Shaped;
}

function cycleLayout(
  { like, shape: { columns, counts, lines, lineAt, others, isTimed, isHeading } }: ShapedRow,
  split: Split,
  second: (ShapedRow & Pick<Turn, "role">) | undefined,
  store: RowStore,
  reading: Reading,
  hasLongRow: boolean,
): Layout {
  const part = (names: readonly string[], from: number): Pick<Layout, "selection" | "named"> => {
    const places = new Map(
      names.flatMap((name, at) =>
        name === FRACTION || name === UNUSED ? [] : [[name, from + at]],
      ),
    );
    const { digits } = reading;
    const selection: Selection =
      digits === undefined
        ? { store, places }
        : {
            store,
            places,
            endsOf: (_, value, spelling) => endsOfDroppedZeros(value, spelling(), digits),
          };
    return { selection, named: select(selection, () => true, validationNamer([...places.keys()])) };
  };
  const turn = second && {
    like: { ...second.like, lines: undefined, pairs: [] },
    role: second.role,
    counts: second.shape.counts,
    firstCount: counts.length,
    lineAt: lines + second.shape.lineAt,
    ...part(second.shape.columns, columns.length),
  };
  return {
    like: { ...like, lines: undefined, pairs: [] },
    split,
    counts,
    lines: lines + (second?.shape.lines ?? 0),
    lineAt,
    others: others + (second?.shape.others ?? 0),
    isTimed,
    isHeading,
    fractionAt: columns.indexOf(FRACTION),
    ...part(columns, 0),
    turn,
    hasLongRow,
    keep: (batch, rows) => store.add(batch, rows),
  };
}

/**
 * All lines from the row before `first` on, and those of the row that takes turns with it. Undefined where there are no
 * more of them than those of the row.
 */
export function cycleOf(
  first: PairRow,
  turn: { readonly row: PairRow; readonly role: Turn["role"] } | undefined,
  reading: Reading,
  unit: RowClock | undefined,
): (RowShape & { readonly make: () => Layout }) | undefined {
  const shape = pairShape(first, reading, unit, "period");
  if (shape === undefined) return undefined;
  const ofFirst = { like: first, shape };
  const make = (second?: ShapedRow & Pick<Turn, "role">): Layout => {
    const store = new RowStore([...shape.columns, ...(second?.shape.columns ?? [])]);
    const isLong = [first, ...(turn === undefined ? [] : [turn.row])].some(
      (row) => pairShape(row, reading, unit)?.lines !== 1,
    );
    return cycleLayout(ofFirst, "train", second, store, reading, isLong);
  };
  if (turn === undefined) {
    const isMore = pairShape(first, reading, unit)?.lines !== shape.lines;
    return isMore ? { ...shape, make: () => make() } : undefined;
  }
  const { row: like, role } = turn;
  const other = pairShape(like, reading, unit, "turn");
  // The step of each would stand in its record.
  if (other === undefined || (unit === "epoch" && like.clock.step !== undefined)) return undefined;
  if (role === "again" && namesOf(shape).join("\n") !== namesOf(other).join("\n")) return undefined;
  return { ...shapesBelow([shape, other]), make: () => make({ like, role, shape: other }) };
}

function namesOf({ columns }: PairShape): readonly string[] {
  return columns.filter((name) => name !== FRACTION && name !== UNUSED);
}

/** Whether what stands behind the row is the row once more. */
export function comesAgain(
  { counts, selection }: Layout,
  turn: Turn,
  batch: RowBatch,
  row: number,
): boolean {
  const first = batch.width * row;
  for (const [name, own] of selection.places) {
    const again = turn.selection.places.get(name) ?? own;
    if (!areSame(batch, first + own, first + again)) return false;
  }
  return turn.counts.every((name, i) => {
    const at = counts.indexOf(name);
    return at < 0 || batch.count(row, at) === batch.count(row, turn.firstCount + i);
  });
}

/** The time of what stands behind a row: what it does not say itself is that of the row. */
export function clockOfTurn(
  { counts, firstCount, like: { clock } }: Turn,
  before: Clock,
  batch: RowBatch,
  row: number,
): Clock {
  const count = (name: CountName): Count | undefined => {
    const at = counts.indexOf(name);
    const of = clock[name]?.of ?? null;
    if (at >= 0) return { at: batch.count(row, firstCount + at), of, span: NOWHERE };
    return clock[name] && before[name];
  };
  const [epoch, step, iteration] = [count("epoch"), count("step"), count("iteration")];
  return { epoch, step, iteration, isBar: false };
}

/** Whether the first row is the one before once more. */
export function isLast(
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
export function isTwice({ counts }: Layout, batch: RowBatch, row: number): boolean {
  return (
    isAlike(batch, row) && counts.every((_, i) => batch.count(row, i) === batch.count(row - 1, i))
  );
}

/** Whether all numbers of a row are those of the row before. */
export function isAlike(batch: RowBatch, row: number): boolean {
  const { width } = batch;
  for (let cell = width * row; cell < width * (row + 1); cell += 1) {
    if (!areSame(batch, cell, cell - width)) return false;
  }
  return true;
}

/** Whether two cells hold the same number, spelled the same. */
function areSame({ digits, styles }: RowBatch, one: number, two: number): boolean {
  return (
    styles[one] === styles[two] &&
    digits[2 * one] === digits[2 * two] &&
    digits[2 * one + 1] === digits[2 * two + 1]
  );
}

export function rowOf(
  { like, split }: Pick<Layout, "like" | "split">,
  clock: Clock,
  line: number,
): PairRow {
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
export function readInstant(
  { counts, fractionAt }: Layout,
  batch: RowBatch,
  row: number,
  into: Instant,
): void {
  if (fractionAt >= 0) into.epoch = fractionOf(batch, row, fractionAt);
  for (let i = 0; i < counts.length; i += 1) into[counts[i] as CountName] = batch.count(row, i);
}

export function clockOfRow(
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
