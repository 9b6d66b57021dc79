// A dict of one row's cells → the row: its epoch, its step and its numbers.

import { parsePrinted, type Printed } from "../../table/printed.ts";
import { columnName, isEpochName, isLossColumn, isStepName } from "./names.ts";
import type { TableRow } from "./row-series.ts";
import { type Dict, isDict, isList, isNumber, type Tree } from "./tree.ts";
import type { UnreadCells } from "./unread.ts";

/** Dicts that loggers put around the columns, and what the names in them lack. */
const WRAPPERS: ReadonlyMap<string, "" | "val_"> = new Map([
  ["logs", ""],
  ["metrics", ""],
  ["train", ""],
  ["training", ""],
  ["val", "val_"],
  ["valid", "val_"],
  ["validation", "val_"],
]);

/**
 * The number a cell holds, or a list of one such number; `json.dumps(..., default=str)` makes strings of NumPy's. Undefined for null and for anything else. */
export function cellNumber(cell: Tree | undefined): Printed | undefined {
  if (typeof cell === "string") return parsePrinted(cell.trim());
  if (isList(cell))
    return cell.items.length === 1 && !isList(cell.items[0])
      ? cellNumber(cell.items[0])
      : undefined;
  return cell !== undefined && isNumber(cell) ? cell : undefined;
}

/** What a cell that holds no number shows in a message. */
export function cellText(cell: Tree): string {
  if (isDict(cell)) return "{…}";
  return typeof cell === "object" ? "[…]" : String(cell);
}

/** `{"epoch": 0, "loss": 0.5}`, `{"epoch": 0, "train": {"loss": 0.5}}` */
export function isRow({ members }: Dict): boolean {
  return members.some(([written, cell]) => {
    const name = columnName(written);
    if (isDict(cell)) return WRAPPERS.has(name) && isRow(cell);
    return (
      isLossColumn(name) &&
      !isList(cell) &&
      (cellNumber(cell) !== undefined || typeof cell === "string")
    );
  });
}

export function tableRow(dict: Dict, unread: UnreadCells): TableRow {
  let epoch: number | null = null;
  let step: number | null = null;
  const values = new Map<string, Printed>();
  const take = ({ members }: Dict, prefix: "" | "val_"): void => {
    for (const [written, cell] of members) {
      const name = columnName(written);
      const printed = cellNumber(cell);
      const wrapped = WRAPPERS.get(name);
      if (isDict(cell) && wrapped !== undefined && prefix === "") take(cell, wrapped);
      else if (printed === undefined) {
        if (cell !== null) unread.add(prefix + name, cellText(cell));
      } else if (isEpochName(name)) epoch = printed.value;
      else if (isStepName(name)) step = printed.value;
      else if (!values.has(prefix + name)) values.set(prefix + name, printed);
      else if (values.get(prefix + name)?.text !== printed.text)
        unread.add(`${prefix}${name} (2)`, printed.text);
    }
  };
  take(dict, "");
  return { line: dict.line, epoch, step, values };
}
