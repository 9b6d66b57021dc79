// One row of a table as it is written → its numbers and what stands between them, where further rows may be like it.

import type { CsvHeader } from "./csv-header.ts";
import { SPACE, stringEnd, wordAt } from "./json-tokens.ts";
import { columnName, isEpochName, isRowNumber, isStepName } from "./names.ts";
import type { RowField, RowPieces } from "./table-layouts.ts";
import { splitPrefix, tableRow, wrapperPrefix } from "./table-row.ts";
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

/**
 * An object of numbers, of text and words that stay the same, of columns in a dict around them, and of dicts and lists of
 * numbers that are not read. Undefined where anything in it is spelled with a backslash, named twice, or a number in
 * other ways than as one.
 */
export function objectPieces(text: string, dict: Dict): RowPieces | undefined {
  const unread: UnreadCell[] = [];
  const { values, isCounted } = tableRow(dict, {
    add: (column, cell) => unread.push([column, cell]),
  });
  const cutter = new ObjectCutter(text);
  if (text.includes("\\") || !cutter.cut(splitPrefix(dict))) return undefined;
  const { literals, written } = cutter;
  const names = written.map(({ column = "" }) => column);
  const epochs = names.filter(isEpochName);
  const steps = names.filter(isStepName);
  const step = steps.find((name) => !isRowNumber(name)) ?? steps[0];
  if (epochs.length > 1 || new Set(steps).size < steps.length) return undefined;
  const fields = written.map(({ column = "", prefix, isList }): RowField => {
    const isClock = isEpochName(column) || isStepName(column);
    const clock = isEpochName(column) ? "epoch" : column === step ? "step" : undefined;
    const isAside = prefix === undefined || isClock;
    return { column: isClock ? column : (prefix ?? "") + column, clock, isAside, isList };
  });
  const own = new Set(fields.flatMap(({ column, isAside }) => (isAside === true ? [] : [column])));
  const count = fields.filter(({ isAside }) => isAside !== true).length;
  if (own.size < count || count !== values.size) return undefined;
  return { literals, fields, isCounted, unread, like: dict };
}

/** A number as it stands in an object; without a column where nothing is read from it, and a list of such. */
interface WrittenNumber {
  readonly column: string | undefined;
  readonly prefix: string | undefined;
  readonly isList: boolean;
}

const NUMBER = /^-?\d/;
const NUMBERS = /^[-+.\deE ]+(?:,[-+.\deE ]+)+$/;

/** The text of an object that is known to be one, cut at its numbers. */
class ObjectCutter {
  readonly literals: string[] = [];
  readonly written: WrittenNumber[] = [];
  readonly #text: string;
  #at = 0;
  #from = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether it could be cut; what its names lack is `prefix`. */
  cut(prefix: string): boolean {
    this.#at = this.#text.indexOf("{");
    const isCut = this.#members(prefix);
    this.literals.push(this.#text.slice(this.#from));
    return isCut;
  }

  /** Of a dict from which nothing is read `prefix` is undefined. */
  #members(prefix: string | undefined): boolean {
    const text = this.#text;
    this.#at += 1;
    this.#skip();
    if (text[this.#at] === "}") {
      this.#at += 1;
      return true;
    }
    for (;;) {
      this.#skip();
      const end = stringEnd(text, this.#at);
      const name = text.slice(this.#at + 1, end - 1);
      this.#at = end;
      this.#skip();
      this.#at += 1; // the colon
      this.#skip();
      if (!this.#value(columnName(name), prefix)) return false;
      this.#skip();
      this.#at += 1;
      if (text[this.#at - 1] === "}") return true;
    }
  }

  #value(name: string, prefix: string | undefined): boolean {
    const [text, at] = [this.#text, this.#at];
    if (text[at] === "{") return this.#members(prefix === "" ? wrapperPrefix(name) : undefined);
    if (text[at] === "[") {
      const end = text.indexOf("]", at);
      if (!NUMBERS.test(text.slice(at + 1, end))) return false;
      this.#put(at + 1, end, { column: undefined, prefix: undefined, isList: true });
      this.#at = end + 1;
      return true;
    }
    if (text[at] === '"') {
      this.#at = stringEnd(text, at);
      return true;
    }
    const word = wordAt(text, at) ?? "";
    if (!NUMBER.test(word)) {
      this.#at += word.length;
      return word === "true" || word === "false" || word === "null";
    }
    const column = prefix === undefined ? undefined : name;
    this.#put(at, at + word.length, { column, prefix, isList: false });
    return true;
  }

  #put(start: number, end: number, number: WrittenNumber): void {
    this.literals.push(this.#text.slice(this.#from, start));
    this.written.push(number);
    this.#from = end;
    this.#at = end;
  }

  #skip(): void {
    while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) <= SPACE) this.#at += 1;
  }
}
