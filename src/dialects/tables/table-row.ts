// A dict of one row's cells → the row: its epoch, its step and its numbers.

import { parsePrinted, type Printed } from "../../table/printed.ts";
import { isLossName } from "../../table/loss-names.ts";
import {
  columnName,
  isEpochName,
  isLossColumn,
  isRowNumber,
  isSplitName,
  isStepName,
  prefixOfSplit,
} from "./names.ts";
import type { TableRow } from "./table-rows.ts";
import { NumberList } from "./number-list.ts";
import { type Dict, isDict, isList, isNumber, type Tree } from "./tree.ts";
import type { UnreadCells } from "./unread.ts";

/** Dicts that loggers put around the columns, beside those named by a split. */
const WRAPPERS: ReadonlySet<string> = new Set(["logs", "metrics", "train", "training"]);

/** What the names in a wrapper lack; undefined for any other dict. */
export function wrapperPrefix(name: string): string | undefined {
  if (WRAPPERS.has(name)) return "";
  const prefix = prefixOfSplit(name);
  return prefix === "" ? undefined : prefix;
}

/**
 * The number a cell holds, or a list of one such number; `json.dumps(..., default=str)` makes strings of NumPy's. Undefined for null and for anything else. */
export function cellNumber(cell: Tree | undefined): Printed | undefined {
  if (typeof cell === "string") return parsePrinted(cell.trim());
  if (cell instanceof NumberList) return undefined;
  if (isList(cell))
    return cell.items.length === 1 && !isList(cell.items[0])
      ? cellNumber(cell.items[0])
      : undefined;
  return isNumber(cell) ? cell : undefined;
}

/** What a cell that holds no number shows in a message. */
export function cellSummary(cell: Tree): string {
  if (isDict(cell)) return "{…}";
  return typeof cell === "object" ? "[…]" : String(cell);
}

/** `{"epoch": 0, "loss": 0.5}`, `{"epoch": 0, "train": {"loss": 0.5}}`; a `total` alone may be of anything. */
export function isRow(dict: Dict): boolean {
  return hasLoss(
    dict,
    dict.members.some(([name]) => isClock(columnName(name))),
  );
}

function isClock(name: string): boolean {
  return isEpochName(name) || isStepName(name);
}

function hasLoss({ members }: Dict, hasClock: boolean): boolean {
  return members.some(([written, cell]) => {
    const name = columnName(written);
    if (isDict(cell)) return wrapperPrefix(name) !== undefined && hasLoss(cell, hasClock);
    return (
      isLossColumn(name) &&
      (hasClock || isLossName(name)) &&
      !isList(cell) &&
      (cellNumber(cell) !== undefined || typeof cell === "string")
    );
  });
}

export function tableRow(dict: Dict, unread: Pick<UnreadCells, "add">): TableRow {
  let epoch: number | null = null;
  let step: number | null = null;
  let isCounted = true;
  const values = new Map<string, Printed>();
  const take = ({ members }: Dict, prefix: string): void => {
    for (const [written, cell] of members) {
      const name = columnName(written);
      const printed = cellNumber(cell);
      const wrapped = isDict(cell) && prefix === "" ? wrapperPrefix(name) : undefined;
      if (isDict(cell) && wrapped !== undefined) take(cell, wrapped);
      else if (typeof cell === "string" && isSplitName(name)) continue;
      else if (printed === undefined) {
        if (cell !== null) unread.add(prefix + name, cellSummary(cell));
      } else if (isEpochName(name)) epoch = printed.value;
      else if (isStepName(name)) {
        // Of two the training's own is taken.
        if (step === null || isCounted) step = printed.value;
        isCounted &&= isRowNumber(name);
      } else if (!values.has(prefix + name)) values.set(prefix + name, printed);
      else if (values.get(prefix + name)?.text !== printed.text)
        unread.add(`${prefix}${name} (2)`, printed.text);
    }
  };
  take(dict, splitPrefix(dict));
  return { line: dict.line, epoch, step, isCounted, values };
}

/** What the names of a row lack whose `mode` or `split` is held-out data. */
export function splitPrefix({ members }: Dict): string {
  for (const [name, cell] of members) {
    if (typeof cell === "string" && isSplitName(columnName(name))) return prefixOfSplit(cell);
  }
  return "";
}
