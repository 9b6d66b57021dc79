// Records of a run → rows: epochs numbered, the columns of each split parted.

import { onceForKey } from "../math/lazy.ts";
import type { Printed } from "./printed.ts";
import { select, type Selection, StoredValues } from "./row-store.ts";
import type { LogRecord, Row, ShownNames } from "./row.ts";
import { RowTable } from "./row-table.ts";
import type { SplitColumn } from "./splits.ts";

type Values = LogRecord["values"];

/** Columns of one split. Further held-out data than the validation is an evaluation of its own. */
interface Part {
  readonly split: Row["split"];
  readonly isOther: boolean;
  readonly passes: (name: string) => boolean;
  readonly shown: ShownNames;
}

const NONE: ShownNames = new Map();

/** Rows of `some` of a run's records, all of which tell the first epoch. `ends`: updates until each epoch that has no number. */
export function tableOfRows(
  some: Iterable<LogRecord>,
  records: Iterable<LogRecord>,
  columns: ReadonlyMap<string, SplitColumn>,
  ends: readonly number[],
): RowTable {
  const table = new RowTable();
  const addRows = createRowMaker(records, columns, ends);
  for (const record of some) addRows(record, table);
  return table;
}

function createRowMaker(
  records: Iterable<LogRecord>,
  columns: ReadonlyMap<string, SplitColumn>,
  ends: readonly number[],
): (record: LogRecord, rows: RowTable) => void {
  const first = firstEpoch(records);
  let [epoch, updates, ended] = [first - 1, 0, 0];
  const parts = partsOf(columns);
  const baseOf = (name: string): string => columns.get(name)?.base ?? name;
  const selectionsOf = onceForKey((whole: Selection) =>
    parts.map(({ passes }) => select(whole, passes, baseOf)),
  );
  /** A selection of this run's own: what its numbers stand for is told there (precision.ts). */
  const ownOf = onceForKey((whole: Selection): Selection => ({ ...whole }));
  const wholeOf = (values: Values): Values =>
    values instanceof StoredValues ? new StoredValues(ownOf(values.selection), values.row) : values;
  const valuesOf = (values: Values): readonly Values[] => {
    if (values instanceof StoredValues) {
      return selectionsOf(values.selection).map((own) => new StoredValues(own, values.row));
    }
    return parts.map(({ passes }) => {
      const own = new Map<string, Printed>();
      for (const [name, value] of values) if (passes(name)) own.set(baseOf(name), value);
      return own;
    });
  };
  return (record, rows) => {
    if (record.epoch !== null && record.origin !== "evaluate") epoch = record.epoch;
    else if (record.origin === "epoch") epoch += 1;
    let ownEpoch = epoch;
    if (record.origin === "update" && record.epoch === null) {
      while ((ends[ended] ?? Infinity) <= updates) ended += 1;
      updates += 1;
      ownEpoch = first + ended;
    }
    if (record.origin === "evaluate") {
      rows.push(rowOf(record, record.origin, ownEpoch, "val", NONE, wholeOf(record.values)));
      return;
    }
    const values = valuesOf(record.values);
    for (let i = 0; i < parts.length; i += 1) {
      const [part, own] = [parts[i] as Part, values[i] as Values];
      if (own.size === 0) continue;
      const origin = part.isOther ? "evaluate" : record.origin;
      rows.push(rowOf(record, origin, ownEpoch, part.split, part.shown, own));
    }
  };
}

/** Training first, then the validation, then every further word for held-out data by itself. */
function partsOf(columns: ReadonlyMap<string, SplitColumn>): readonly Part[] {
  const isTrain = (name: string): boolean => (columns.get(name)?.split ?? "train") === "train";
  const passes = (split: SplitColumn["split"], mark?: string) => (name: string) => {
    const own = columns.get(name);
    return own?.split === split && (mark === undefined || own.mark === mark);
  };
  const shown = (wanted: (name: string) => boolean): ShownNames =>
    new Map([...columns].flatMap(([name, { base }]) => (wanted(name) ? [[base, name]] : [])));
  const part = (split: Row["split"], wanted: Part["passes"], isOther = false): Part => ({
    split,
    isOther,
    passes: wanted,
    shown: shown(wanted),
  });
  const marks = new Set(
    [...columns.values()].flatMap(({ split, mark }) => (split === "other" ? [mark] : [])),
  );
  return [
    part("train", isTrain),
    part("val", passes("val")),
    ...[...marks].map((mark) => part("val", passes("other", mark), true)),
  ];
}

/** Field by field: spreading a common part would take most of the time of a long log. */
function rowOf(
  { step, steps, line, place }: LogRecord,
  origin: Row["origin"],
  epoch: number,
  split: Row["split"],
  shown: ShownNames,
  values: Values,
): Row {
  const row = { origin, split, epoch, step, steps, line, shown, values };
  return place === undefined ? row : { ...row, place };
}

/** Epochs whose number was cut off lead up to the first one that has its own. */
function firstEpoch(records: Iterable<LogRecord>): number {
  let before = 0;
  for (const { epoch, origin } of records) {
    if (origin === "evaluate") continue;
    if (epoch !== null) return epoch - before;
    if (origin === "epoch") before += 1;
  }
  return 1;
}
