// A line of a step and lists of numbers without names, as DeepXDE prints them → a row of the training losses and one of the test losses.

import { parsePrinted } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import type { Pair } from "../pairs/pair-parts.ts";
import { cellPair } from "./place.ts";

export interface ListRow {
  readonly at: number;
  readonly split: Split;
  readonly pairs: readonly Pair[];
}

/** `1000      [1.61e-02, 3.21e-02]    [1.63e-02, 0.00e+00]    []`: training, test, and metrics on the test data. */
const LISTS =
  /^\s{0,40}(\d{1,12})\s{1,12}\[([^[\]]{1,2000})\]\s{1,12}\[([^[\]]{0,2000})\](?:\s{1,12}\[[^[\]]{0,2000}\])?\s{0,40}$/;

/** Empty for any other line. */
export function readListRows(text: string): readonly ListRow[] {
  const match = text.includes("]") ? LISTS.exec(text) : null;
  if (match === null) return [];
  const [, step = "", train = "", test = ""] = match;
  const rows = [listRow(step, "train", train), listRow(step, "val", test)];
  return rows[0] === undefined ? [] : rows.filter((row) => row !== undefined);
}

/** The numbers are named by their place; undefined where one of them is none. */
function listRow(step: string, split: Split, list: string): ListRow | undefined {
  const pairs = list.split(",").flatMap((item, index): Pair[] => {
    const text = item.trim();
    return parsePrinted(text) === undefined ? [] : [cellPair(`loss_${index + 1}`, text)];
  });
  const isWhole = pairs.length === list.split(",").length;
  return isWhole ? { at: Number(step), split, pairs } : undefined;
}
