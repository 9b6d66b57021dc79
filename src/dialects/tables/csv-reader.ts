// Settled lines of a CSV table → records: headers, quoted cells over several lines, cells without a number.

import type { Line } from "../../lines/line.ts";
import type { TakeLines } from "../../lines/settle.ts";
import { type Printed, spellingOf } from "../../table/printed.ts";
import type { Writer } from "../../table/run.ts";
import { countNote } from "../count-note.ts";
import type { Findings, LineReader, Understood } from "../dialect.ts";
import { createFileSearch } from "../printers/search.ts";
import { splitCells } from "./csv-cells.ts";
import { type CsvHeader, readCsvHeader } from "./csv-header.ts";
import { csvCount, csvNumber, isNothing } from "./csv-number.ts";
import { isLossColumn, prefixOfSplit } from "./names.ts";
import { createRowSeries, type RowSeries } from "./row-series.ts";
import { csvPieces } from "./row-pieces.ts";
import { addTaken, createTableLayouts, type TableLayouts } from "./table-layouts.ts";
import { createUnreadCells } from "./unread.ts";

/** Lines over which a quoted cell may go on: wide arrays wrap, a stray quote must not take the rest of the file. */
const MAX_OPEN_LINES = 32;

/** Digits beyond which a number that is exactly a float32 cannot have lost its end. */
const TELLING_DIGITS = 10;

export function createCsvReader(findings: Findings): LineReader {
  return new CsvReader(findings);
}

/** Between rows, or in a quoted cell whose lines so far are `#open`. */
class CsvReader implements LineReader {
  readonly #findings: Findings;
  readonly #series: RowSeries;
  readonly #unread = createUnreadCells();
  readonly #search = createFileSearch();
  /** Most places that a finite number of a column has; see `#countPlaces` for rows that were taken as bytes. */
  readonly #places = new Map<string, number>();
  #first: CsvHeader | undefined;
  #header: CsvHeader | undefined;
  #layouts: TableLayouts | undefined;
  #open: Line[] = [];
  #ofBatches = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#series = createRowSeries(findings, {
      countsFromZero: (epoch) => this.#first?.isCsvLogger === true && epoch > 1,
      takesLossless: () => this.#header?.hasLoss === false,
    });
  }

  readonly takeLines: TakeLines = (bytes, start, limit, number) => {
    if (this.#layouts === undefined || this.#open.length > 0) return undefined;
    const taken = this.#layouts.take(bytes, start, limit, number);
    if (taken === undefined) return undefined;
    return addTaken(taken, this.#series, this.#findings, { bytes, start });
  };

  line(line: Line): Understood {
    if (!line.settled) return "other";
    return this.#open.length > 0 ? this.#goOn(line) : this.#read(line);
  }

  end(): void {
    while (this.#open.length > 0) this.#goOn(undefined);
    this.#series.end();
  }

  writer(): Writer {
    return this.#first?.isCsvLogger === true
      ? this.#search.writer({
          name: "CSVLogger file",
          keras: null,
          isKeras: true,
          evidence: ["`epoch` first, then the columns by name"],
        })
      : this.#search.writer({
          name: "CSV file",
          keras: null,
          isKeras: this.#first?.isKeras === true,
          evidence: ["a header with delimiters"],
        });
  }

  notes(): readonly string[] {
    return [
      ...this.#search.notes(),
      ...this.#unread.notes(),
      ...this.#series.notes(),
      ...countNote(
        this.#ofBatches,
        "row holds the values of one batch (`…_step`) and was left out",
        "rows hold the values of one batch each (`…_step`) and were left out",
      ),
    ];
  }

  #read(line: Line): Understood {
    if (line.text.trim() === "") return "other";
    const named = readCsvHeader(line.text);
    if (named !== undefined) {
      this.#begin(named);
      return "data";
    }
    if (this.#header === undefined) return "other";
    const cells = splitCells(line.text, this.#header.delimiter);
    if (cells !== "open") return this.#row(cells, line, this.#header);
    this.#open = [line];
    return "data";
  }

  #begin(named: CsvHeader): void {
    this.#countPlaces();
    if (JSON.stringify(named) !== JSON.stringify(this.#header))
      this.#layouts = createTableLayouts();
    this.#header = named;
    this.#first ??= named;
    this.#search.see(named.names);
  }

  /** Goes on with a quoted cell; one that does not end is given up, and its other lines are read by themselves. */
  #goOn(line: Line | undefined): Understood {
    const open = this.#open;
    if (line !== undefined) open.push(line);
    const [start, ...rest] = open;
    const header = this.#header;
    if (start === undefined || header === undefined) return "other";
    const cells = splitCells(open.map(({ text }) => text).join("\n"), header.delimiter);
    if (cells === "open" && line !== undefined && open.length < MAX_OPEN_LINES) return "data";
    this.#open = [];
    if (cells !== "open")
      return this.#row(cells, { ...(line ?? start), number: start.number }, header);
    this.#reject(start, "a quote without its end");
    for (const one of rest) {
      const understood = this.line(one);
      if (typeof understood !== "string") this.#reject(one, understood.rejected);
    }
    return "data";
  }

  #row(cells: readonly string[], line: Line, table: CsvHeader): Understood {
    const { names } = table;
    const isLonger = cells.length === names.length + 1 && cells.at(-1)?.trim() === "";
    if (cells.length !== names.length && !isLonger) {
      return { rejected: `${cells.length} cells for ${names.length} columns` };
    }
    if (line.unended === true) this.#countPlaces();
    const values = this.#valuesOf(cells, line, table);
    if (isOfBatches(values, table.ofBatch)) {
      this.#ofBatches += 1;
      return "data";
    }
    if (isPlain(line.text) && !isLonger) this.#learn(cells, line, table, values);
    return this.#series.add({
      line: line.number,
      epoch: table.epochAt < 0 ? null : csvCount(cells[table.epochAt]),
      step: table.stepAt < 0 ? null : csvCount(cells[table.stepAt]),
      isCounted: table.isCounted,
      values,
    });
  }

  #valuesOf(cells: readonly string[], line: Line, table: CsvHeader): Map<string, Printed> {
    const { names } = table;
    const values = new Map<string, Printed>();
    const prefix = prefixOfSplit(cells[table.splitAt] ?? "");
    names.forEach((name, i) => {
      if (i === table.epochAt || i === table.stepAt || i === table.splitAt) return;
      const cell = cells[i] ?? "";
      if (isNothing(cell)) return;
      const printed = csvNumber(cell, table.delimiter);
      if (printed === undefined) this.#unread.add(name, cell.trim());
      else if (line.unended === true && i === names.length - 1 && this.#mayBeCut(name, printed))
        this.#reject(line, `the file ends in the value of \`${name}\`, which may be cut off`);
      else {
        if (Number.isFinite(printed.value)) this.#seePlaces(name, printed.text);
        values.set(prefix + name, printed);
      }
    });
    return values;
  }

  /** Rows like this one are taken as bytes from here on. */
  #learn(
    cells: readonly string[],
    line: Line,
    table: CsvHeader,
    values: ReadonlyMap<string, Printed>,
  ): void {
    const isNumber = (i: number): boolean =>
      i === table.epochAt || i === table.stepAt || values.has(table.names[i] ?? "");
    if (cells.every((cell, i) => isNumber(i) || isNothing(cell)))
      this.#layouts?.learn(line.number, () => csvPieces(cells, table, isNumber));
  }

  /** Whether the number that ends the file may lack its end: it is no float32, and not as long as the others. */
  #mayBeCut(name: string, { text, value }: Printed): boolean {
    if (!Number.isFinite(value)) return false;
    const spelling = spellingOf(text);
    if (Math.fround(value) === value && spelling.digits > TELLING_DIGITS) return false;
    return spelling.places > TELLING_DIGITS || spelling.places !== this.#places.get(name);
  }

  #seePlaces(name: string, text: string): void {
    this.#places.set(name, Math.max(this.#places.get(name) ?? 0, spellingOf(text).places));
  }

  /** Only the last column matters: see `#mayBeCut`. */
  #countPlaces(): void {
    const last = this.#header?.names.at(-1);
    if (this.#layouts === undefined || last === undefined) return;
    for (const text of this.#layouts.textsOf(last))
      if (Number.isFinite(Number(text))) this.#seePlaces(last, text);
  }

  #reject({ number, text }: Line, reason: string): void {
    this.#findings.reject({ line: number, text, reason });
  }
}

/** Whether the losses of a row are those of one batch. */
function isOfBatches(values: ReadonlyMap<string, Printed>, ofBatch: ReadonlySet<string>): boolean {
  const losses = [...values.keys()].filter(isLossColumn);
  return losses.length > 0 && losses.every((name) => ofBatch.has(name));
}

/** No quotes: the cells are the text between the delimiters. */
function isPlain(text: string): boolean {
  return !text.includes('"');
}
