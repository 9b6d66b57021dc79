// Settled lines → records, and the program that printed them: what is common to rows of pairs and of tables.

import type { Line } from "../../lines/line.ts";
import {
  matchesPattern,
  isDecoy,
  isLossName,
  isTotalName,
  termOf,
} from "../../table/loss-names.ts";
import { factsText } from "../../table/printer-facts.ts";
import type { Findings, LineReader } from "../dialect.ts";
import { createPrinterSearch, type PrinterSearch, writerOf } from "../printers/search.ts";
import type { Form, LinePrinter } from "../printers/printer.ts";
import { isSameTime } from "./clock.ts";
import { isMean } from "./pair-line.ts";
import { createKnownPairRows } from "./known-rows.ts";
import { remembered } from "../../math/lazy.ts";
import type { IsLoss, PairRow, Reading, RowSource } from "./row-source.ts";
import { createPairSeries } from "./row-series.ts";
import { decimalPlaces } from "./row-values.ts";

/** By the name, or as the printer is known to name them. */
function lossTest(search: PrinterSearch): IsLoss {
  const isNamed = remembered((name) => isLossName(name) && !isDecoy(name));
  const isOther = remembered((name) => !isLossName(name));
  return (name) => {
    if (isNamed(name)) return true;
    const roles = search.found()?.facts.roles;
    if (roles === undefined || !isOther(name)) return false;
    return [...(roles.total ?? []), ...(roles.components ?? [])].some((one) =>
      matchesPattern(name, one),
    );
  };
}

/** How rows stand in a log: what finds them, and what says that they do. */
export interface RowForm {
  readonly form: Form;
  readonly source: RowSource;
  readonly evidence: string;
  /** The program that is said to have printed it. */
  readonly printer?: LinePrinter;
}

export function createRowReader(
  findings: Findings,
  { form, source, evidence, printer }: RowForm,
): LineReader {
  const search = createPrinterSearch(form, printer);
  const reading = (): Reading => {
    const found = search.found();
    return { number: found?.reading ?? "first", digits: found?.facts.digits, sumOf: found?.sumOf };
  };
  const series = createPairSeries(findings, reading);
  const rows = source((row) => {
    known.learn(row, series.add(row), reading());
  }, lossTest(search));
  const known = createKnownPairRows({
    ...series.known,
    mayGrow: () => rows.mayGrow(),
    belongsToBefore({ before }, columns) {
      const row = rows.pending();
      const now = rows.before();
      if (before.split !== now.split || !isSameTime(before.clock, now.clock)) return true;
      return row !== undefined && !row.pairs.some(({ name }) => columns.has(name));
    },
    heading: () => rows.before().epoch,
    repeats: (line) => rows.repeats(line),
    begin(...rowsLike) {
      rows.end();
      return series.known.begin(...rowsLike);
    },
    val(...row) {
      rows.end();
      return series.known.val(...row);
    },
  });
  return {
    takeLines: known.takeLines,
    line(line) {
      if (line.apart === true) rows.end();
      search.see(line.text);
      return rows.line(line) ? "data" : "other";
    },
    end() {
      rows.end();
      series.end();
    },
    writer() {
      const found = writerOf(search.found(), evidence);
      const writer = rows.isKeras?.() === true ? { isKeras: true, ...found } : found;
      const weights = series.weights();
      return weights.size === 0 ? writer : { ...writer, weights };
    },
    notes() {
      const facts = search.found()?.facts;
      return [...(facts === undefined ? [] : [factsText(facts)]), ...series.notes()];
    },
  };
}

/** Whether a row is one of a training, by itself or as one of its kind. */
export type RowTest = (line: Line) => boolean;

/** Kinds of rows that are remembered. */
const MAX_SHAPES = 64;

/** True at each line at which a row turns out to be one of a training. */
export function createRowTest({ form, source }: RowForm): RowTest {
  const search = createPrinterSearch(form);
  const isLoss = lossTest(search);
  const shapes = new Map<string, number>();
  let isRow = false;
  let seen: PairRow | undefined;
  const shapeOf = ({ pairs }: PairRow): string => {
    const losses = pairs.filter(({ name }) => isLoss(name));
    return (losses.length > 0 ? losses : pairs).map(({ name }) => name).join("\n");
  };
  const look = (row: PairRow): void => {
    if (row.line === seen?.line) return;
    const before = shapes.get(shapeOf(row)) ?? 0;
    // Terms that are not called losses might be anything.
    const isNamed = row.hasTotal || row.pairs.some(({ name }) => isLoss(name));
    if (!isNamed ? before === 0 : !speaks(row, before, search.found() !== undefined)) return;
    isRow = true;
    seen = row;
  };
  const rows = source((row) => {
    look(row);
    const shape = shapeOf(row);
    if (shapes.size < MAX_SHAPES || shapes.has(shape))
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }, isLoss);
  return (line) => {
    isRow = false;
    const isSign = search.see(line.text);
    rows.line(line);
    const pending = rows.pending();
    if (pending !== undefined && pending.losses > 0) look(pending);
    return isRow || isSign;
  };
}

/** Rows before from which on one like them that has but a loss is one too. */
const ALIKE = 2;

/** A total and a part, or two losses, with the time they are of; a row like those before; or a printer that is known. */
function speaks(row: PairRow, before: number, isKnown: boolean): boolean {
  if (!row.pairs.some(({ text }) => isMeasured(text))) return false;
  if (isKnown) return true;
  const { epoch, step, iteration } = row.clock;
  const hasClock = epoch !== undefined || step !== undefined || iteration !== undefined;
  const precise = (digits: number): number =>
    row.pairs.filter(({ text }) => digitsOf(text) >= digits).length;
  // Nobody types so many digits.
  if (
    row.hasTotal &&
    row.pairs.length > 1 &&
    row.pairs.every(({ text }) => text.includes(".")) &&
    precise(LONG) > 0
  )
    return true;
  // With its parts a total speaks for itself, and so do losses that were measured.
  const isWhole =
    row.hasTotal || precise(PRECISE) > 2 || row.pairs.some(({ name }) => isMean(name));
  if ((row.losses > 2 && isWhole) || isSum(row)) return true;
  // A line of its own below the one of the epoch: no sentence is parted so.
  if (hasClock && (row.losses >= 2 || (row.hasTotal && !row.hasOwnClock))) return true;
  if (hasClock && row.hasTotal && precise(PRECISE) > 2) return true;
  if (hasClock && row.hasTotal && row.pairs.some(({ name }) => termOf(name) === "term"))
    return true;
  const isTotal = row.hasTotal && (hasClock || row.pairs.length > 2);
  return (isTotal || row.losses >= 2 ? 1 : ALIKE) <= before;
}

/** `Total Loss: 0.74 (Task: 0.53, Shape: 0.21)`: two numbers or more, and what they come to. */
function isSum({ pairs }: PairRow): boolean {
  const places = Math.min(...pairs.map(({ text }) => decimalPlaces(text)));
  const sum = pairs.reduce((all, { text }) => all + Number(text), 0);
  const slack = (pairs.length / 2) * 10 ** -places;
  return (
    pairs.length > 2 &&
    places > 1 &&
    pairs.some(({ name, text }) => isTotalName(name) && Math.abs(sum - 2 * Number(text)) <= slack)
  );
}

const LONG = 8;

/** Of a setting in a program (`loss: 1`) there is no fraction. */
function isMeasured(text: string): boolean {
  return /[.ni]/i.test(text);
}

/** Digits that no setting has. */
const PRECISE = 4;

/** From the first to the last that is not 0. */
function digitsOf(text: string): number {
  return text.replaceAll(/e.*|\D/gi, "").replaceAll(/^0+|0+$/g, "").length;
}
