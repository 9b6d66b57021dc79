// Settled lines of a CSV table → records: headers, quoted cells over several lines, cells without a number.

import type { Line } from "../../lines/line.ts";
import { type Printed, spellingOf } from "../../table/printed.ts";
import type { Findings, LineReader, Understood } from "../dialect.ts";
import { createFileSearch } from "../printers/search.ts";
import { splitCells } from "./csv-cells.ts";
import { type CsvHeader, readCsvHeader } from "./csv-header.ts";
import { csvCount, csvNumber, isNothing } from "./csv-number.ts";
import { isLossColumn, prefixOfSplit } from "./names.ts";
import { createRowSeries } from "./row-series.ts";
import { csvPieces } from "./row-pieces.ts";
import { addTaken, createTableLayouts, type TableLayouts } from "./table-layouts.ts";
import { createUnreadCells } from "./unread.ts";

/** Lines over which a quoted cell may go on: wide arrays wrap, a stray quote must not take the rest of the file. */
const MAX_OPEN_LINES = 32;

/** Digits beyond which a number that is exactly a float32 cannot have lost its end. */
const TELLING_DIGITS = 10;

export function createCsvReader(findings: Findings): LineReader {
  let header: CsvHeader | undefined;
  let first: CsvHeader | undefined;
  let open: Line[] = [];
  let layouts: TableLayouts | undefined;
  /** Most places that a finite number of a column has; see `countPlaces` for rows that were taken as bytes. */
  const places = new Map<string, number>();
  const unread = createUnreadCells();
  const series = createRowSeries(findings, {
    countsFromZero: (epoch) => first?.isCsvLogger === true && epoch > 1,
    takesLossless: () => header?.hasLoss === false,
  });
  let ofBatches = 0;
  const search = createFileSearch();

  const cellOf = (name: string, cell: string, delimiter: string): Printed | undefined => {
    if (isNothing(cell)) return undefined;
    const printed = csvNumber(cell, delimiter);
    if (printed === undefined) unread.add(name, cell.trim());
    return printed;
  };

  /** Whether the number that ends the file may lack its end: it is no float32, and not as long as the others. */
  const mayBeCut = (name: string, { text, value }: Printed): boolean => {
    if (!Number.isFinite(value)) return false;
    const spelling = spellingOf(text);
    if (Math.fround(value) === value && spelling.digits > TELLING_DIGITS) return false;
    return spelling.places > TELLING_DIGITS || spelling.places !== places.get(name);
  };

  const seePlaces = (name: string, text: string): void => {
    places.set(name, Math.max(places.get(name) ?? 0, spellingOf(text).places));
  };

  /** Only the last column matters: see `mayBeCut`. */
  const countPlaces = (): void => {
    const last = header?.names.at(-1);
    if (layouts === undefined || last === undefined) return;
    for (const text of layouts.textsOf(last))
      if (Number.isFinite(Number(text))) seePlaces(last, text);
  };

  const row = (cells: readonly string[], line: Line, table: CsvHeader): Understood => {
    const { names, delimiter, ...at } = table;
    const isLonger = cells.length === names.length + 1 && cells.at(-1)?.trim() === "";
    if (cells.length !== names.length && !isLonger) {
      return { rejected: `${cells.length} cells for ${names.length} columns` };
    }
    if (line.unended === true) countPlaces();
    const values = new Map<string, Printed>();
    const prefix = prefixOfSplit(cells[at.splitAt] ?? "");
    names.forEach((name, i) => {
      if (i === at.epochAt || i === at.stepAt || i === at.splitAt) return;
      const printed = cellOf(name, cells[i] ?? "", delimiter);
      if (printed === undefined) return;
      if (line.unended === true && i === names.length - 1 && mayBeCut(name, printed)) {
        const reason = `the file ends in the value of \`${name}\`, which may be cut off`;
        findings.reject({ line: line.number, text: line.text, reason });
        return;
      }
      if (Number.isFinite(printed.value)) seePlaces(name, printed.text);
      values.set(prefix + name, printed);
    });
    if (isOfBatches(values, at.ofBatch)) {
      ofBatches += 1;
      return "data";
    }
    const epoch = at.epochAt < 0 ? null : csvCount(cells[at.epochAt]);
    const step = at.stepAt < 0 ? null : csvCount(cells[at.stepAt]);
    if (isPlain(line.text) && !isLonger) {
      const isNumber = (i: number): boolean =>
        i === at.epochAt || i === at.stepAt || values.has(names[i] ?? "");
      if (cells.every((cell, i) => isNumber(i) || isNothing(cell))) {
        layouts?.learn(line.number, () => csvPieces(cells, table, isNumber));
      }
    }
    return series.add({ line: line.number, epoch, step, isCounted: at.isCounted, values });
  };

  const read = (text: string, line: Line): Understood => {
    if (text.trim() === "") return "other";
    const named = readCsvHeader(text);
    if (named !== undefined) {
      countPlaces();
      if (JSON.stringify(named) !== JSON.stringify(header)) layouts = createTableLayouts();
      header = named;
      first ??= named;
      search.see(named.names);
      return "data";
    }
    if (header === undefined) return "other";
    const cells = splitCells(text, header.delimiter);
    if (cells !== "open") return row(cells, line, header);
    open = [line];
    return "data";
  };

  /** Goes on with a quoted cell; one that does not end is given up, and its other lines are read by themselves. */
  const goOn = (line: Line | undefined): Understood => {
    if (line !== undefined) open.push(line);
    const [start, ...rest] = open;
    if (start === undefined || header === undefined) return "other";
    const cells = splitCells(open.map(({ text }) => text).join("\n"), header.delimiter);
    if (cells === "open" && line !== undefined && open.length < MAX_OPEN_LINES) return "data";
    open = [];
    if (cells !== "open") return row(cells, { ...(line ?? start), number: start.number }, header);
    findings.reject({ line: start.number, text: start.text, reason: "a quote without its end" });
    for (const one of rest) settle(one);
    return "data";
  };

  const settle = (line: Line): void => {
    const understood = open.length > 0 ? goOn(line) : read(line.text, line);
    if (typeof understood === "string") return;
    findings.reject({ line: line.number, text: line.text, reason: understood.rejected });
  };

  return {
    takeLines(bytes, start, limit, number) {
      if (layouts === undefined || open.length > 0) return undefined;
      const taken = layouts.take(bytes, start, limit, number);
      if (taken === undefined) return undefined;
      return addTaken(taken, series, findings, { bytes, start });
    },
    line(line) {
      if (!line.settled) return "other";
      return open.length > 0 ? goOn(line) : read(line.text, line);
    },
    end() {
      while (open.length > 0) goOn(undefined);
      series.end();
    },
    writer: () =>
      first?.isCsvLogger === true
        ? search.writer({
            name: "CSVLogger file",
            keras: null,
            isKeras: true,
            evidence: ["`epoch` first, then the columns by name"],
          })
        : search.writer({
            name: "CSV file",
            keras: null,
            isKeras: first?.isKeras === true,
            evidence: ["a header with delimiters"],
          }),
    notes: () => [...search.notes(), ...unread.notes(), ...series.notes(), ...batchNote(ofBatches)],
  };
}

/** Whether the losses of a row are those of one batch. */
function isOfBatches(values: ReadonlyMap<string, Printed>, ofBatch: ReadonlySet<string>): boolean {
  const losses = [...values.keys()].filter(isLossColumn);
  return losses.length > 0 && losses.every((name) => ofBatch.has(name));
}

function batchNote(rows: number): string[] {
  return rows === 0
    ? []
    : [`${rows} rows hold the values of one batch each (\`…_step\`) and were left out`];
}

/** No quotes: the cells are the text between the delimiters. */
function isPlain(text: string): boolean {
  return !text.includes('"');
}
