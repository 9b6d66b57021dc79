// The header of a CSV table → its delimiter, its columns and who wrote it.

import { isLossName } from "../../table/loss-names.ts";
import { splittings } from "./csv-cells.ts";
import {
  columnName,
  isEpochName,
  isLossColumn,
  isOfOthers,
  isRowNumber,
  isSplitName,
  isStepName,
} from "./names.ts";

export interface CsvHeader {
  readonly delimiter: string;
  /** One a cell; later columns of one name are told apart by a number. */
  readonly names: readonly string[];
  /** Place of the epoch and of the step inside it, −1 without one. */
  readonly epochAt: number;
  readonly stepAt: number;
  /** The step merely counts the rows. */
  readonly isCounted: boolean;
  /** Place of the word for the data that a row is of, −1 without one. */
  readonly splitAt: number;
  /** Whether a column is named as a loss or as a total. */
  readonly hasLoss: boolean;
  /** Columns of single batches beside their means over the epoch (PyTorch Lightning's `a_step` and `a_epoch`). */
  readonly ofBatch: ReadonlySet<string>;
  /** The epoch first, then the columns by name, as `keras.callbacks.CSVLogger` sorts them. */
  readonly isCsvLogger: boolean;
  /** Whether Keras may have written it: `loss`, and no column that it would name otherwise. */
  readonly isKeras: boolean;
}

/** `1_loss` is the name of an output. */
const NUMBER = /^[+-]?(?:\.?\d(?!\w*_[a-z])|(?:nan|inf|infinity)$)/i;

/** Names an index has in a table that pandas wrote. */
const INDEX = /^(?:|Unnamed: 0|index)$/;

/** A name of a column, of a few words: prose between commas is none. */
const NAME = /^[^\s,;:={}"'<>[\]]+(?: [^\s,;:={}"'<>[\]]+){0,2}$/;

/**
 * Undefined for a line that is no header: one cell only, a number in a cell, or neither a column that can be a loss nor,
 * among names and nothing else, a clock.
 */
export function readCsvHeader(text: string): CsvHeader | undefined {
  if (!/loss|total|epoch|step|iter/i.test(text)) return undefined;
  for (const { delimiter, cells } of splittings(text)) {
    const names = cells.map(columnName);
    if (delimiter === "\t" && names.at(-1) === "") names.pop();
    if (names.some((name) => NUMBER.test(name))) continue;
    const hasLoss = names.some(isLossColumn);
    if (!hasLoss && !isNamed(names, delimiter)) continue;
    const epochAt = names.findIndex(isEpochName);
    const indexAt = INDEX.test(names[0] ?? "") ? 0 : -1;
    return {
      delimiter,
      names: distinct(names),
      epochAt: epochAt < 0 ? indexAt : epochAt,
      stepAt: stepOf(names),
      isCounted: isRowNumber(names[stepOf(names)] ?? ""),
      splitAt: names.findIndex(isSplitName),
      hasLoss,
      ofBatch: new Set(names.filter((name) => isOfBatch(name, names))),
      isCsvLogger: names[0] === "epoch" && isSorted(names.slice(1)) && !names.some(isOfOthers),
      isKeras: names.includes("loss") && !names.some(isOfOthers),
    };
  }
  return undefined;
}

/** A clock, and two columns or more that it goes with; between tabs a loss of several words, too: `Train Loss`. */
function isNamed(names: readonly string[], delimiter: string): boolean {
  const isTold = (name: string): boolean =>
    isEpochName(name) || isStepName(name) || (delimiter === "\t" && isLossName(name));
  return names.some(isTold) && names.length > 2 && names.every((name) => NAME.test(name));
}

/** Of several the training's own. */
function stepOf(names: readonly string[]): number {
  const own = names.findIndex((name) => isStepName(name) && !isRowNumber(name));
  return own < 0 ? names.findIndex(isStepName) : own;
}

function isOfBatch(name: string, names: readonly string[]): boolean {
  return name.endsWith("_step") && names.includes(`${name.slice(0, -"_step".length)}_epoch`);
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
