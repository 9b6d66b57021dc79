// Rows of pairs that were read → the ones that follow, read as bytes, while their time goes on.

import { createLayoutList } from "../../fast-rows/layout-list.ts";
import type { RowBatch } from "../../fast-rows/row-layout.ts";
import type { TakeLines, TakenLines } from "../../lines/settle.ts";
import { endsOfDroppedZeros } from "../../table/dropped-zeros.ts";
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
import { type CountName, pairShape } from "./row-shape.ts";
import type { PairRow, Reading } from "./row-source.ts";
import { validationNamer } from "./row-values.ts";

/** A layout with the rows that were read by it. */
interface Layout {
  readonly counts: readonly CountName[];
  readonly clock: Clock;
  readonly split: Split;
  readonly selection: Selection;
  /** The same columns as those of validation. */
  readonly named: Selection;
  keep(batch: RowBatch, rows: number): number;
}

interface KnownRows {
  /** Learns from a row that is a line of its own, an epoch's or an iteration's, or a validation's. */
  learn(row: PairRow, split: Split, reading: Reading): void;
  readonly takeLines: TakeLines;
}

export interface KnownRowEvents {
  /** Rows of training of a known layout come: what waits is over. */
  begin(): void;
  /** A row of validation, and its numbers under the names in the log and under those of validation; false where it is read as text. */
  val(row: PairRow, printed: StoredValues, named: StoredValues): boolean;
  /** The number of the row, or null where it does not go on with the rows before. */
  tick(clock: Clock): number | null;
  /** `last` is the last of them, without its numbers. */
  rows(block: Omit<RecordBlock, "like">, last: PairRow): void;
}

export function createKnownPairRows(events: KnownRowEvents): KnownRows {
  const layouts = createLayoutList<Layout>();
  return {
    learn({ text, pairs, clock, line }, split, reading) {
      if (text === undefined || clock.isBar) return;
      layouts.add(line, () => {
        const names = pairs.map(({ name }) => name);
        if (new Set(names).size < names.length) return undefined;
        const shape = pairShape(text, pairs, clock, reading);
        return (
          shape && { ...shape, make: () => layoutOf(names, split, shape.counts, clock, reading) }
        );
      });
    },
    takeLines(bytes, start, limit, number) {
      const found = layouts.find(bytes, start, limit);
      if (found === undefined) return undefined;
      const { known, batch } = found;
      if (known.split === "val") return takeVal(events, known, batch, number);
      events.begin();
      const epochs = new Float64Array(batch.rows);
      let rows = 0;
      for (; rows < batch.rows; rows += 1) {
        const tick = events.tick(clockOf(known, batch, rows));
        if (tick === null) break;
        epochs[rows] = tick;
      }
      if (rows === 0) return undefined;
      const lines = Float64Array.from({ length: rows }, (_, row) => number + row);
      const firstRow = known.keep(batch, rows);
      const block = {
        selection: known.selection,
        firstRow,
        epochs: epochs.subarray(0, rows),
        lines,
      };
      events.rows(block, rowOf(clockOf(known, batch, rows - 1), "train", number + rows - 1));
      return { end: batch.end(rows - 1), lines: rows };
    },
  };
}

/** One by one, as each may take the place of the one before. */
function takeVal(
  events: Pick<KnownRowEvents, "val">,
  layout: Layout,
  batch: RowBatch,
  number: number,
): TakenLines | undefined {
  const row = layout.keep(batch, 1);
  const printed = new StoredValues(layout.selection, row);
  const named = new StoredValues(layout.named, row);
  const isTaken = events.val(rowOf(clockOf(layout, batch, 0), "val", number), printed, named);
  return isTaken ? { end: batch.end(0), lines: 1 } : undefined;
}

function layoutOf(
  names: readonly string[],
  split: Split,
  counts: readonly CountName[],
  clock: Clock,
  { digits }: Reading,
): Layout {
  const store = createRowStore(names);
  const all = selectAll(store);
  const selection: Selection =
    digits === undefined
      ? all
      : { ...all, endsOf: (_, value, spelling) => endsOfDroppedZeros(value, spelling(), digits) };
  return {
    counts,
    clock,
    split,
    selection,
    named: select(selection, () => true, validationNamer(names)),
    keep: (batch, rows) => store.add(batch, rows),
  };
}

function rowOf(clock: Clock, split: Split, line: number): PairRow {
  return {
    clock,
    hasOwnClock: true,
    split,
    line,
    settled: true,
    isCut: false,
    text: undefined,
    pairs: [],
    losses: 0,
    hasTotal: true,
  };
}

function clockOf({ counts, clock }: Layout, batch: RowBatch, row: number): Clock {
  const count = (name: CountName): Count | undefined => {
    const index = counts.indexOf(name);
    const of = clock[name]?.of ?? null;
    return index < 0 ? undefined : { at: batch.count(row, index), of, span: NOWHERE };
  };
  return {
    epoch: count("epoch"),
    step: count("step"),
    iteration: count("iteration"),
    isBar: false,
  };
}
