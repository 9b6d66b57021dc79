// One row of a table as it is written → its numbers and what stands between them, where further rows may be like it.

import type { CsvHeader } from "./csv-header.ts";
import { columnName, isEpochName, isRowNumber, isStepName } from "./names.ts";
import type { RowField, RowPieces } from "./table-layouts.ts";
import { splitPrefix, tableRow } from "./table-row.ts";
import type { UnreadCell } from "./table-rows.ts";
import type { Dict } from "./tree.ts";

/** Cells without quotes, of which `isNumber` tells the numbers; the others hold nothing. */
export function csvPieces(
  cells: readonly string[],
  { names, delimiter, epochAt, stepAt, splitAt, isCounted }: CsvHeader,
  isNumber: (index: number) => boolean,
): RowPieces | undefined {
  if (splitAt >= 0) return undefined;
  const clockAt = new Map([
    [epochAt, "epoch"],
    [stepAt, "step"],
  ] as const);
  const literals: string[] = [];
  const fields: RowField[] = [];
  let literal = "";
  for (const [i, cell] of cells.entries()) {
    if (i > 0) literal += delimiter;
    const clock = clockAt.get(i);
    if (clock === undefined ? !isNumber(i) : cell === "") {
      literal += cell;
      continue;
    }
    fields.push({ column: names[i] ?? "", clock });
    literals.push(literal);
    literal = "";
  }
  const hasEpoch = fields.some(({ clock }) => clock === "epoch");
  if (epochAt >= 0 && !hasEpoch) return undefined;
  return { literals: [...literals, literal], fields, isCounted, unread: [] };
}

/** A name and a number; what is no number, or a dict in the dict, is left between. */
const MEMBER = /"([^"\\]*)":\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,}])/g;

/**
 * An object of numbers, and of text and words that stay the same. Undefined where anything in it is nested, spelled with
 * a backslash, named twice, or a number in other ways than as one.
 */
export function objectPieces(text: string, dict: Dict): RowPieces | undefined {
  if (text.includes("\\") || text.includes("[") || text.lastIndexOf("{") !== text.indexOf("{")) {
    return undefined;
  }
  const unread: UnreadCell[] = [];
  const { values, isCounted } = tableRow(dict, {
    add: (column, cell) => unread.push([column, cell]),
  });
  const prefix = splitPrefix(dict);
  const written = [...text.matchAll(MEMBER)].map((match) => {
    const [whole, name = "", number = ""] = match;
    const end = match.index + whole.length;
    return { column: columnName(name), start: end - number.length, end };
  });
  const names = written.map(({ column }) => column);
  const epochAt = names.findIndex(isEpochName);
  const steps = names.filter(isStepName);
  const stepAt = names.indexOf(steps.find((name) => !isRowNumber(name)) ?? steps[0] ?? "");
  if (new Set(names).size < names.length || names.filter(isEpochName).length > 1) return undefined;
  const literals: string[] = [];
  const fields: RowField[] = [];
  let at = 0;
  for (const [i, { column, start, end }] of written.entries()) {
    const isClock = isEpochName(column) || isStepName(column);
    const clock = i === epochAt ? "epoch" : i === stepAt ? "step" : undefined;
    fields.push({ column: isClock ? column : prefix + column, clock, isAside: isClock });
    literals.push(text.slice(at, start));
    at = end;
  }
  if (fields.filter(({ isAside }) => isAside !== true).length !== values.size) return undefined;
  return { literals: [...literals, text.slice(at)], fields, isCounted, unread, like: dict };
}
