// The header of a CSV table → its delimiter, its columns and who wrote it.

import { splitCells } from "./csv-cells.ts";
import { columnName, isEpochName, isLossColumn, isStepName } from "./names.ts";

export interface CsvHeader {
  readonly delimiter: string;
  /** One a cell; later columns of one name are told apart by a number. */
  readonly names: readonly string[];
  /** Place of the epoch and of the step inside it, −1 without one. */
  readonly epochAt: number;
  readonly stepAt: number;
  /** The epoch first, then the columns by name, as `keras.callbacks.CSVLogger` sorts them. */
  readonly isCsvLogger: boolean;
}

const DELIMITERS = [",", ";", "\t"];
const NUMBER = /^[+-]?(?:\d|\.\d|nan$|inf)/i;

/** Names an index has in a table that pandas wrote. */
const INDEX = /^(?:|Unnamed: 0|index)$/;

/** Undefined for a line that is no header: one cell only, a number in a cell, or no column that can be a loss. */
export function readCsvHeader(text: string): CsvHeader | undefined {
  if (!/loss|total/i.test(text)) return undefined;
  for (const delimiter of DELIMITERS) {
    const cells = text.includes(delimiter) ? splitCells(text, delimiter) : "open";
    if (cells === "open") continue;
    const names = cells.map(columnName);
    if (names.some((name) => NUMBER.test(name)) || !names.some(isLossColumn)) continue;
    const epochAt = names.findIndex(isEpochName);
    const indexAt = INDEX.test(names[0] ?? "") ? 0 : -1;
    return {
      delimiter,
      names: distinct(names),
      epochAt: epochAt < 0 ? indexAt : epochAt,
      stepAt: names.findIndex(isStepName),
      isCsvLogger: names[0] === "epoch" && isSorted(names.slice(1)),
    };
  }
  return undefined;
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Validation columns that the first epoch did not have come after the others (keras 3 `csv_logger.py`). */
function isSorted(names: readonly string[]): boolean {
  const rises = (list: readonly string[]): boolean =>
    list.every((name, i) => i === 0 || (list[i - 1] ?? "") <= name);
  const parted = names.toSorted(
    (a, b) => Number(a.startsWith("val_")) - Number(b.startsWith("val_")),
  );
  if (rises(names)) return true;
  return (
    parted.every((name, i) => name === names[i]) &&
    rises(names.filter((name) => name.startsWith("val_"))) &&
    rises(names.filter((name) => !name.startsWith("val_")))
  );
}
