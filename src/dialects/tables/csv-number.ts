// A cell of a CSV table → the number in it, or that it is empty or holds something else.

import { parsePrinted, type Printed } from "../../table/printed.ts";

const NOTHING = new Set(["", "na", "n/a", "null", "none"]);

export function isNothing(cell: string): boolean {
  return NOTHING.has(cell.trim().toLowerCase());
}

/** Undefined where there is no number; a comma is a decimal sign where it is no delimiter. */
export function csvNumber(cell: string, delimiter: string): Printed | undefined {
  const text = cell.trim();
  const isDecimalComma = delimiter !== "," && /^[+-]?\d+,\d+(?:e[+-]?\d+)?$/i.test(text);
  return parsePrinted(isDecimalComma ? text.replace(",", ".") : text);
}

/** Epochs and steps, which may be spelled as floats; null for an empty cell. */
export function csvCount(cell: string | undefined): number | null {
  const text = (cell ?? "").trim();
  return isNothing(text) ? null : Number(text);
}
