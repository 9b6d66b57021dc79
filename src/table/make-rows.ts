// Records of a run → rows: epochs numbered, train and validation columns parted.

import type { Printed } from "./printed.ts";
import { select, type Selection, StoredValues } from "./row-store.ts";
import type { LogRecord, Row } from "./row.ts";

/** What Keras prints before the names of validation columns. */
export const PREFIX = "val_";

/** Rows of records given in order; `records` is the whole run, which tells the first epoch. */
export function createRowMaker(
  records: Iterable<LogRecord>,
  isValidation: (name: string) => boolean,
): (record: LogRecord, rows: Row[]) => void {
  let epoch = firstEpoch(records) - 1;
  const parts = new Map<Selection, readonly [train: Selection, val: Selection]>();
  const partsOf = (whole: Selection): readonly [Selection, Selection] => {
    let found = parts.get(whole);
    if (found === undefined) {
      found = [
        select(whole, (name) => !isValidation(name)),
        select(whole, isValidation, (name) => name.slice(PREFIX.length)),
      ];
      parts.set(whole, found);
    }
    return found;
  };
  const part = (values: LogRecord["values"]): [LogRecord["values"], LogRecord["values"]] => {
    if (values instanceof StoredValues) {
      const [train, val] = partsOf(values.selection);
      return [new StoredValues(train, values.row), new StoredValues(val, values.row)];
    }
    const train = new Map<string, Printed>();
    const val = new Map<string, Printed>();
    for (const [name, value] of values) {
      if (isValidation(name)) val.set(name.slice(PREFIX.length), value);
      else train.set(name, value);
    }
    return [train, val];
  };
  return (record, rows) => {
    if (record.epoch !== null && record.origin !== "evaluate") epoch = record.epoch;
    else if (record.origin === "epoch") epoch += 1;
    const isUpdate = record.origin === "update" && record.epoch === null;
    // Updates are printed before the row that ends their epoch.
    const ownEpoch = isUpdate ? epoch + 1 : epoch;
    if (record.origin === "evaluate") {
      rows.push(rowOf(record, ownEpoch, "val", "", record.values));
      return;
    }
    const [train, val] = part(record.values);
    if (train.size > 0) rows.push(rowOf(record, ownEpoch, "train", "", train));
    if (val.size > 0) rows.push(rowOf(record, ownEpoch, "val", PREFIX, val));
  };
}

/** Field by field: spreading a common part would take most of the time of a long log. */
function rowOf(
  { origin, step, steps, line, place }: LogRecord,
  epoch: number,
  split: Row["split"],
  prefix: Row["prefix"],
  values: Row["values"],
): Row {
  const row = { origin, split, epoch, step, steps, line, prefix, values };
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
