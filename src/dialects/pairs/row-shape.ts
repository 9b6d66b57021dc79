// A row of pairs that was read, with its lines → what the rows that follow look like in bytes.

import type { RowShape } from "../../fast-rows/layout-list.ts";
import type { RowClock } from "../../table/clock.ts";
import { type Clock, type Count, hasClock } from "./clock.ts";
import { type CountName, type Hole, pieceOf } from "./line-pieces.ts";
import { isHeading, type PairLine, readPairLine } from "./pair-line.ts";
import type { Pair } from "./pair-parts.ts";
import type { PairRow, Reading } from "./row-source.ts";

const COUNTS: readonly CountName[] = ["epoch", "step", "iteration"];

export interface PairShape extends RowShape {
  readonly counts: readonly CountName[];
  /** Names of the numbers; that of an epoch with a fraction is empty. */
  readonly columns: readonly string[];
  /** Lines of a row, and which of them is said to be its own. */
  readonly lines: number;
  readonly lineAt: number;
  /** Lines of a row that hold no data. */
  readonly others: number;
  /** Whether its first line gives a time. */
  readonly isTimed: boolean;
  /** Whether what one of its lines says may hold for what stands below it. */
  readonly isHeading: boolean;
}

/** The column of an epoch that is no whole number. */
export const FRACTION = "";

/** Of a number that nothing is read from. */
export const UNUSED = "\n";

/** Numbers as the kernel reads them. */
const WHOLE = /^(?:0|[1-9]\d{0,8})$/;
const FRACTIONAL = /^(?:0|[1-9]\d{0,8})\.\d{1,9}$/;

/**
 * Undefined for a row whose pieces are not told apart by what stands between them. `of`: the row with those of its lines
 * that must come again; all lines since the row before; or the same of a row that takes turns with one before it, which may
 * tell the time for it.
 */
export function pairShape(
  row: PairRow,
  reading: Reading,
  unit: RowClock | undefined,
  of: "row" | "period" | "turn" = "row",
): PairShape | undefined {
  const { pairs, clock } = row;
  const wanted = new Set(countsOf(clock, unit).filter((name) => !isInherited(row, name)));
  const all = row.lines ?? [];
  const read = all.map(({ text }) => readPairLine(text, () => false));
  const from = of === "row" ? firstLine(read, row) : 0;
  const lines = all.slice(from);
  const pieces: RowShape[] = [];
  const holes: Hole[] = [];
  let next = 0;
  for (const [i, { text, raw = text, isData }] of lines.entries()) {
    const line = read[from + i] as PairLine;
    const own = clockHoles(text, line.clock, clock, wanted);
    if (own === undefined) return undefined;
    // The kernel knows no commas in numbers.
    if (line.pairs.some(({ text: own, at }) => !text.startsWith(own, at))) return undefined;
    if (areNext(line.pairs, pairs, next)) {
      line.pairs.forEach((pair, at) =>
        own.push(...holesOf(text, pair, pairs[next + at]?.name ?? "", reading)),
      );
      next += line.pairs.length;
    } else if (of !== "row" && isData) return undefined; // another row's
    own.sort((a, b) => a.start - b.start);
    const piece = pieceOf(text, raw, own, line.isRule);
    if (piece === undefined) return undefined;
    pieces.push(piece);
    holes.push(...own);
  }
  if (pieces.length === 0 || next < pairs.length) return undefined;
  if (of !== "turn" && wanted.size > 0) return undefined;
  const isHeaded = read.slice(from).map(isHeading);
  // Two handlers of a log print each line twice.
  const isTwice = lines.some(
    ({ text }, i) => read[from + i]?.isRule !== true && text === lines[i - 1]?.text,
  );
  if (isTwice) return undefined;
  return {
    ...shapesBelow(pieces),
    counts: holes.flatMap(({ count }) => count ?? []),
    columns: holes.flatMap(({ column }) => column ?? []),
    lines: lines.length,
    lineAt: row.lineAt - from,
    others: lines.filter(({ isData }) => !isData).length,
    isTimed: hasClock((read[from] as PairLine).clock),
    isHeading: isHeaded.some((isIt, i) => isIt && lines[i]?.isData === false),
  };
}

/** Whether the epoch stands on a line above the row, which has its step. */
function isInherited({ hasOwnClock, clock, before }: PairRow, name: CountName): boolean {
  return name === "epoch" && hasOwnClock && clock.epoch === before.epoch;
}

/**
 * The line from which on all must come again: the row itself where it is one line with its time; else the first that
 * gives a time or ends a row, as whatever stood before it is over then.
 */
function firstLine(lines: readonly PairLine[], { hasOwnClock, lineAt }: PairRow): number {
  if (lineAt === lines.length - 1 && (hasOwnClock || !lines.some((line) => hasClock(line.clock)))) {
    return lineAt;
  }
  const first = lines.findIndex((line) => line.isRule || isHeading(line));
  return first < 0 || first > lineAt ? lines.length : first;
}

/** Those that tell the time of the row. */
function countsOf(
  { epoch, step, iteration }: Clock,
  unit: RowClock | undefined,
): readonly CountName[] {
  if (iteration !== undefined && unit !== "epoch") return ["iteration"];
  if (step !== undefined) return epoch === undefined ? ["step"] : ["epoch", "step"];
  return epoch === undefined ? [] : ["epoch"];
}

/** Takes those it finds from `wanted`. */
function clockHoles(
  text: string,
  clock: Clock,
  ofRow: Clock,
  wanted: Set<CountName>,
): Hole[] | undefined {
  const holes: Hole[] = [];
  for (const name of COUNTS) {
    const count: Count | undefined = clock[name];
    if (count === undefined || count.span.to === 0) continue;
    const { span } = count;
    const isWanted = wanted.has(name) && count.at === ofRow[name]?.at;
    if (!isWanted) {
      // A number, as what is passed over could be a row where the line ends with it.
      holes.push({ ...span, field: "number", column: UNUSED });
      continue;
    }
    wanted.delete(name);
    const digits = text.slice(span.start, span.end);
    if (WHOLE.test(digits)) holes.push({ ...span, field: "count", count: name });
    else if (name === "epoch" && FRACTIONAL.test(digits)) {
      holes.push({ ...span, field: "number", column: FRACTION });
    } else return undefined;
  }
  return holes;
}

/** Whether the pairs of a line are those of the row from `next` on. */
function areNext(line: readonly Pair[], row: readonly Pair[], next: number): boolean {
  return line.every(({ text }, i) => row[next + i]?.text === text);
}

/** What Caffe multiplies a weight to. */
const PRODUCT = /=\s?([^\s()]{1,32})\s+loss\)$/;

function holesOf(text: string, pair: Pair, column: string, reading: Reading): readonly Hole[] {
  const { start, at, second, secondAt, weight, end } = pair;
  const first = at + pair.text.length;
  if (weight !== undefined) {
    const product = PRODUCT.exec(text.slice(first, end))?.[1] ?? "";
    const from = text.lastIndexOf(product, end);
    const after = from + product.length;
    return [
      { field: "number", column, from: start, start: at, end: first, to: from },
      { field: "skip", from, start: from, end: after, to: end },
    ];
  }
  if (second === undefined)
    return [{ field: "number", column, from: start, start: at, end: first, to: end }];
  const after = secondAt + second.length;
  const isFirst = reading.number === "first";
  const number = { field: "number", column } as const;
  const skip = { field: "skip" } as const;
  return [
    { ...(isFirst ? number : skip), from: start, start: at, end: first, to: first },
    { ...(isFirst ? skip : number), from: first, start: secondAt, end: after, to: end },
  ];
}

/** The lines one below the other. */
export function shapesBelow(lines: readonly RowShape[]): RowShape {
  return {
    literals: lines.flatMap(({ literals }) => literals),
    fields: lines.flatMap(({ fields }, i) => (i === 0 ? fields : ["line-end" as const, ...fields])),
  };
}
