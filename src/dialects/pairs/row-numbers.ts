// Rows of pairs in printed order → records: what they are counted in, the number of each, and where a run begins.

import type { Printed } from "../../table/printed.ts";
import type { RecordBlock } from "../../table/record-block.ts";
import type { Selection } from "../../table/row-store.ts";
import type { RowClock } from "../../table/clock.ts";
import type { Origin } from "../../table/row.ts";
import type { Findings } from "../dialect.ts";
import type { Clock } from "./clock.ts";
import type { PairRow } from "./row-source.ts";
import { createTicks, type Instant, instantOf, unitOf } from "./ticks.ts";

/** A row with its values, whose number may not be known yet. */
export interface ValuedRow {
  readonly row: PairRow;
  readonly isVal: boolean;
  readonly values: ReadonlyMap<string, Printed>;
}

/** Rows of validation, one behind each of training. */
export interface TurnRows {
  readonly row: PairRow;
  readonly block: Omit<RecordBlock, "like" | "turns">;
  /** Their numbers under the names in the log. */
  readonly printed: Selection;
}

export interface RowNumbers {
  /** Undefined until two rows told, or one and the end of the log. */
  unit(): RowClock | undefined;
  settleUnit(one: ValuedRow, two: ValuedRow | undefined): void;
  emit(next: ValuedRow, origin: Origin): void;
  /** Of a row of training that was read as bytes; see KnownRowEvents. */
  tick(instant: Instant): number | null;
  rows(block: Omit<RecordBlock, "like" | "turns">, last: PairRow, val?: TurnRows): void;
}

export function createRowNumbers(findings: Findings): RowNumbers {
  let unit: RowClock | undefined;
  let ticks = createTicks();
  let clockNow: number | null = null;
  let hasRun = false;
  /** The number of a row of training, and whether it begins a run. */
  const numberOf = (clock: Clock): readonly [number | null, boolean] => {
    if (unit === "row") return [null, false];
    const instant = instantOf(clock);
    const now = ticks.next(instant, unit === "iteration");
    const beginsRun = hasRun && now !== null && clockNow !== null && now < clockNow;
    if (!beginsRun) return [now, false];
    ticks = createTicks(instant);
    return [ticks.next(instant, unit === "iteration"), true];
  };
  const likeOf = ({ clock: { epoch, step } }: PairRow): RecordBlock["like"] => {
    // Where rows are counted in iterations, their number says it all.
    const isInEpoch = unit !== "iteration";
    return {
      origin: "epoch",
      clock: unit === "epoch" ? undefined : unit,
      epochs: unit === "epoch" ? (epoch?.of ?? null) : null,
      step: null,
      steps: isInEpoch ? (step?.of ?? null) : null,
      counts: isInEpoch && step !== undefined ? "steps" : null,
      beginsRun: false,
    };
  };
  return {
    unit: () => unit,
    settleUnit(one, two) {
      unit = unitOf(one.row.clock, two?.row.clock);
    },
    emit({ row, isVal, values }, origin) {
      const [epoch, beginsRun] = isVal ? [clockNow, false] : numberOf(row.clock);
      if (!isVal) {
        clockNow = epoch;
        hasRun = true;
      }
      const step = unit === "iteration" ? null : (row.clock.step?.at ?? null);
      findings.record({ ...likeOf(row), origin, epoch, step, line: row.line, beginsRun, values });
    },
    tick(instant) {
      if (unit === "row") return NaN;
      const now = ticks.next(instant, unit === "iteration");
      if (now === null || clockNow === null || now < clockNow) return null;
      // Of a fraction of an epoch few digits are printed.
      if (now === clockNow && Number.isInteger(now)) return null;
      clockNow = now;
      return now;
    },
    rows(block, last, val) {
      const turns = val === undefined ? undefined : [{ like: likeOf(val.row), ...val.block }];
      findings.records({ like: likeOf(last), ...block, turns });
    },
  };
}
