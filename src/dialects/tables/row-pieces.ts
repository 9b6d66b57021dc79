// One line of a table → its numbers and what stands between them, where further lines may be like it.

import type { CsvHeader } from "./csv-header.ts";
import { columnName, isEpochName, isStepName } from "./names.ts";
import type { RowField, RowPieces } from "./table-layouts.ts";

const COUNT = /^\d{1,9}$/;

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
    if (clock !== undefined && !COUNT.test(cell)) return undefined;
    fields.push({ column: names[i] ?? "", ...(clock === undefined ? {} : { clock }) });
    literals.push(literal);
    literal = "";
  }
  const hasEpoch = fields.some(({ clock }) => clock === "epoch");
  if (epochAt >= 0 && !hasEpoch) return undefined;
  return { literals: [...literals, literal], fields, isCounted };
}

/** A name and a number; what is no number, or a dict in the dict, is left between. */
const MEMBER = /"([^"\\]*)":\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,}])/g;

/**
 * An object of numbers, and of text and words that stay the same. Undefined where anything in it is nested, spelled with
 * a backslash, named twice, or a number in other ways than as one (of the `columns` there are), and where it has other
 * names for a clock than one epoch and one step.
 */
export function objectPieces(text: string, columns: number): RowPieces | undefined {
  if (text.includes("\\") || text.includes("[") || text.lastIndexOf("{") !== text.indexOf("{")) {
    return undefined;
  }
  const literals: string[] = [];
  const fields: RowField[] = [];
  let at = 0;
  for (const match of text.matchAll(MEMBER)) {
    const [whole, written = "", number = ""] = match;
    const start = match.index + whole.length - number.length;
    const column = columnName(written);
    const clock = isEpochName(column) ? "epoch" : isStepName(column) ? "step" : undefined;
    if (clock !== undefined && !COUNT.test(number)) return undefined;
    if (fields.some((other) => other.column === column || (clock && other.clock === clock))) {
      return undefined;
    }
    fields.push({ column, ...(clock === undefined ? {} : { clock }) });
    literals.push(text.slice(at, start));
    at = match.index + whole.length;
  }
  if (fields.filter(({ clock }) => clock === undefined).length !== columns) return undefined;
  const isCounted = /"_step"/i.test(text);
  return { literals: [...literals, text.slice(at)], fields, isCounted };
}
