// Rows of pairs that stand for others: printed twice, by another process, as a sum of those before, or without their beginning.

import { isDecoy, isLossName, isTotalName } from "../../table/loss-names.ts";
import type { RowClock } from "../../table/clock.ts";
import { haveSameText, isWithin, type Printed } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import { withoutSplit } from "../../table/splits.ts";
import { remembered } from "../../math/lazy.ts";
import { countNote, doubledNote } from "../count-note.ts";
import { hasClock, isSameTime } from "./clock.ts";
import type { ValuedRow } from "./row-numbers.ts";
import type { PairRow, Reading } from "./row-source.ts";

interface LeftRows {
  /** Whether the row is one of its own, the one before once more, or another that is left; each that is not new is counted. */
  kindOf(next: ValuedRow, unit: RowClock | undefined): "new" | "again" | "left";
  /** Whether it sums up those above it; it is counted then. */
  isSum(next: ValuedRow, unit: RowClock | undefined): boolean;
  /** So many rows were each there twice. */
  again(rows: number): void;
  /** Whether the first row is but the end of one, as the second one shows. */
  isEnd(first: ValuedRow, next: ValuedRow): boolean;
  /** Whether a row without a time of its own may be one: where others have theirs, it sums them up. */
  standsForItself(row: PairRow, split: Split): boolean;
  /** The row that further ones are compared with. */
  take(row: ValuedRow): void;
  last(): ReadonlyMap<string, Printed> | undefined;
  notes(): readonly string[];
}

export function createLeftRows(reading: () => Reading): LeftRows {
  let last: ValuedRow | undefined;
  /** Whether rows have a time of their own, and the last of them parts. */
  const timed: { train?: boolean; val?: boolean } = {};
  let [doubled, sums, others, ends] = [0, 0, 0, 0];

  const standsForItself = (
    { hasOwnClock }: PairRow,
    split: Split,
    names: Iterable<string> = [],
  ): boolean => {
    const above = timed[split];
    return hasOwnClock || above === undefined || (!above && hasParts(names));
  };

  /** Behind the rows that it sums up: `Averaged stats: loss: 0.5 (0.6)`, `====> Epoch: 1 Average loss: 0.5`. */
  const standsForOthers = (
    { row, isVal, values }: ValuedRow,
    unit: RowClock | undefined,
  ): boolean => {
    if (!row.hasOwnClock) return !standsForItself(row, isVal ? "val" : "train", values.keys());
    const { step, iteration } = row.clock;
    if (values.has(reading().sumOf ?? "")) return true;
    return !isVal && unit === "iteration" && step === undefined && iteration === undefined;
  };

  const isSum = (next: ValuedRow, unit: RowClock | undefined): boolean => {
    const isLeft = standsForOthers(next, unit);
    sums += Number(isLeft);
    return isLeft;
  };

  return {
    kindOf(next, unit) {
      const { step, isBar } = next.row.clock;
      // A bar that was set back shows what it last showed.
      if (isBar && step?.at === 0) return "left";
      if (last !== undefined && isDouble(last, next)) {
        doubled += 1;
        return "again";
      }
      if (last !== undefined && isOfOther(last, next)) others += 1;
      else if (!isSum(next, unit)) return "new";
      return "left";
    },
    isSum,
    again(rows) {
      doubled += rows;
    },
    isEnd(first, next) {
      if (!isEndOf(first, next)) return false;
      ends += 1;
      return true;
    },
    standsForItself,
    last: () => last?.values,
    take(row) {
      last = row;
      if (row.row.hasOwnClock) timed[row.isVal ? "val" : "train"] = hasParts(row.values.keys());
    },
    notes: () => [
      ...doubledNote(doubled),
      ...countNote(
        others,
        "row repeats an iteration, as those of other processes do, and was left out",
        "rows repeat an iteration, as those of other processes do, and were left out",
      ),
      ...countNote(
        sums,
        "line that seems to sum up the rows above it was left out",
        "lines that seem to sum up the rows above them were left out",
      ),
      ...countNote(
        ends,
        "row without its beginning was left out",
        "rows without their beginnings were left out",
      ),
    ],
  };
}

/** Losses beside the total, without which a row sums up none that has some. */
function hasParts(names: Iterable<string>): boolean {
  for (const name of names) if (isPart(name)) return true;
  return false;
}

const isPart = remembered(
  (name) => isLossName(name) && !isTotalName(withoutSplit(name)) && !isDecoy(name),
);

/** Of a paste that begins in the middle of a row: no time, fewer losses than the next row, and no column that it lacks. */
function isEndOf({ row, values }: ValuedRow, next: ValuedRow): boolean {
  if (hasClock(row.clock) || !next.row.hasOwnClock || row.losses >= next.row.losses) return false;
  return isWithin(values, next.values);
}

function isDouble(before: ValuedRow, next: ValuedRow): boolean {
  return (
    before.isVal === next.isVal &&
    isSameTime(before.row.clock, next.row.clock) &&
    haveSameText(before.values, next.values)
  );
}

/** A row of the same time and columns that another process printed. */
function isOfOther(before: ValuedRow, next: ValuedRow): boolean {
  const { row } = next;
  if (!row.hasOwnClock || row.clock.isBar || before.isVal !== next.isVal) return false;
  if (row.clock.step === undefined || !isSameTime(before.row.clock, row.clock)) return false;
  if (row.clock.step.of !== before.row.clock.step?.of) return false;
  if (isOfOtherModel(before.row.front, row.front)) return false;
  return isWithin(next.values, before.values);
}

/** A name in brackets or before a colon: `[generator] iter 100`, `D_A: iter 100`; ranks differ in their numbers alone. */
const MODEL = /\[[A-Za-z][A-Za-z_ -]{0,40}\]|(?:^|\s)[A-Za-z][A-Za-z_ -]{0,40}:(?=\s|$)/;

function isOfOtherModel(one: string, two: string): boolean {
  return one !== two && MODEL.exec(one)?.[0] !== MODEL.exec(two)?.[0];
}
