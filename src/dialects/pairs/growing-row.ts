// A row of pairs that further lines may go on with: what it holds so far, and which lines do go on with it.

import type { Line } from "../../lines/line.ts";
import { isLossName, isTotalName, termOf } from "../../table/loss-names.ts";
import { isHeldOutName, splitOfName } from "../../table/splits.ts";
import type { Split } from "../../table/row.ts";
import { type Clock, hasClock, isSameTime } from "./clock.ts";
import type { PairLine } from "./pair-line.ts";
import type { Pair } from "./pair-parts.ts";
import type { PeriodLine } from "./period.ts";
import type { Before } from "./row-source.ts";

/** What it began as: a line of several pairs, one pair a line behind an anchor, lines between braces, cells of a box. */
type Kind = "line" | "block" | "braces" | "box";

export interface GrowingRow {
  readonly kind: Kind;
  readonly front: string;
  clock: Clock;
  hasOwnClock: boolean;
  readonly split: Split | undefined;
  readonly line: number;
  readonly settled: boolean;
  isCut: boolean;
  /** Whether it is all of one line. */
  isOneLine: boolean;
  /** See PairRow; set when the row is over. */
  lines: readonly PeriodLine[] | undefined;
  lineAt: number;
  readonly before: Before;
  readonly names: Set<string>;
  readonly pairs: Pair[];
  /** Those with a comma that was taken for a point. */
  readonly commas: Set<Pair>;
  losses: number;
  hasTotal: boolean;
  /** Its lines, put together, and the last of them. */
  whole: string;
  lastText: string;
  /** Lines of other text since. */
  others: number;
}

/** Pairs of a row. */
const MAX_PAIRS = 4096;

/** `lineAt`: where the line stands among those since the row before. */
export function beginRow(
  kind: Kind,
  read: PairLine,
  line: Line,
  before: Before,
  lineAt: number,
): GrowingRow {
  const isTimed = hasClock(read.clock);
  const made: GrowingRow = {
    kind,
    front: line.text.slice(0, read.pairs[0]?.start ?? 0),
    clock: isTimed ? read.clock : before.clock,
    // Below a line that gives the time and no loss several rows may stand.
    hasOwnClock: isTimed && read.losses > 0,
    split: read.split ?? (isTimed ? undefined : before.split),
    line: line.number,
    settled: line.settled,
    isCut: false,
    isOneLine: kind === "line",
    lines: undefined,
    lineAt,
    before,
    names: new Set(),
    pairs: [],
    commas: new Set(),
    losses: 0,
    hasTotal: false,
    whole: "",
    lastText: line.text,
    others: 0,
  };
  addLine(made, read, line);
  made.isOneLine = kind === "line" && line.settled && line.unended !== true;
  return made;
}

export function addLine(into: GrowingRow, read: PairLine, { unended, text }: Line): void {
  for (const pair of read.pairs) {
    if (into.pairs.length >= MAX_PAIRS) break;
    // An output of Caffe may be called as the total is.
    const isOutput = pair.weight !== undefined && into.names.has(pair.name);
    const named = isOutput ? { ...pair, name: `${pair.name} (output)` } : pair;
    into.names.add(named.name);
    into.pairs.push(named);
    const point = pair.text.indexOf(".");
    if (point > 0 && text.charAt(pair.at + point) === ",") into.commas.add(named);
  }
  if (into.commas.size > 0) readThousands(into);
  into.losses += read.losses;
  into.hasTotal ||= read.hasTotal;
  into.others = 0;
  into.whole += into.whole === "" ? text : ` ${text}`;
  into.lastText = text;
  into.isOneLine = false;
  into.isCut = unended === true && read.pairs.at(-1)?.end === text.length;
}

const THOUSANDS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** `loss: 1,234` beside `a_loss: 834.5`: no decimal comma, where another loss has none. */
function readThousands({ pairs, commas }: GrowingRow): void {
  const isOther = (pair: Pair): boolean =>
    !commas.has(pair) && (isLossName(pair.name) || termOf(pair.name) !== undefined);
  if (![...commas].every(({ text }) => THOUSANDS.test(text))) return;
  if (!pairs.some((pair) => isOther(pair) && Number(pair.text) !== 0)) return;
  for (const pair of commas)
    pairs[pairs.indexOf(pair)] = { ...pair, text: pair.text.replace(".", "") };
  commas.clear();
}

/** Of two handlers of a logger: a row that goes on over lines, or has a time, does not say the same twice. */
export function isRepeated(row: GrowingRow, text: string): boolean {
  return text === row.lastText && (row.kind !== "line" || hasClock(row.clock));
}

/** The same, where a line has one pair and each handler writes a front of its own. */
export function saysAgain(row: GrowingRow, { pairs, clock }: PairLine): boolean {
  const [last, pair] = [row.pairs.at(-1), pairs[0]];
  if (row.kind !== "block" || pairs.length !== 1 || pair?.name !== last?.name) return false;
  return pair?.text === last?.text && (!hasClock(clock) || isSameTime(clock, row.clock));
}

/** Whether the line goes on with the row: it has no time and no data of its own, and no name that the row has already. */
export function goesOnWith(row: GrowingRow, read: PairLine): boolean {
  const isThere = ({ name, weight }: Pair): boolean => weight === undefined && row.names.has(name);
  if (row.kind === "box" || read.pairs.some(isThere)) return false;
  if (row.kind === "braces") return true;
  if (read.brace === "opens") return false;
  if (hasClock(read.clock) && !isSameTime(read.clock, row.clock)) return addsIteration(row, read);
  if (read.split !== undefined && (read.split === "val") !== (row.split === "val")) return false;
  if (row.kind === "block" && read.pairs.length === 1) return true;
  if (row.others > 0) return false;
  // A time said once more parts what may be two rows, but for a total and its parts.
  if (hasClock(read.clock)) return row.hasTotal !== read.hasTotal;
  // Two totals are two rows, but for the one of validation.
  return (
    !row.hasTotal ||
    !read.hasTotal ||
    read.pairs.some((pair) => isHeldOutName(pair.name) || isThereAgain(row, pair))
  );
}

/** `Final loss: 0.3`, `New best val loss: 0.3 → saved` below a row: what it came to is in that row already. */
export function isOfEnd(row: GrowingRow | undefined, { pairs, clock }: PairLine): boolean {
  const [pair, ...others] = pairs;
  if (pair === undefined || others.length > 0 || hasClock(clock)) return false;
  if (/(?:^| )best /i.test(pair.name)) return row?.kind === "line";
  const [first = ""] = row?.names ?? [];
  return /^final /i.test(pair.name) && !/final /i.test(first);
}

/** `grad_norm: 4.0 iteration: 594` below a row with its epoch: one more clock, and no loss. */
function addsIteration({ clock: own }: GrowingRow, { clock, losses, hasTotal }: PairLine): boolean {
  if (losses > 0 || hasTotal || clock.epoch !== undefined || clock.isBar) return false;
  return own.epoch !== undefined && own.step !== undefined && own.iteration === undefined;
}

/** `loss: 0.327` or `total_loss: 0.327` below `Loss: 0.326567`. */
function isThereAgain({ pairs }: GrowingRow, { name, text }: Pair): boolean {
  const digits = text.split(".")[1]?.length ?? 0;
  return (
    isTotalName(name) &&
    pairs.some(
      (pair) =>
        isTotalName(pair.name) &&
        Number(pair.text).toFixed(digits) === Number(text).toFixed(digits),
    )
  );
}

/** `val loss: 0.9`, and below it `a: 0.5 b: 0.4` once more: the parts of validation. */
export function behindTotal({ names, pairs }: GrowingRow, read: PairLine): PairLine {
  const last = pairs.at(-1)?.name ?? "";
  const isOfVal =
    isHeldOutName(last) &&
    !read.hasTotal &&
    !hasClock(read.clock) &&
    read.pairs.every(({ name }) => names.has(name));
  if (!isOfVal) return read;
  const mark = splitOfName(last)?.mark ?? "";
  const named = (name: string): string => (last.startsWith(mark) ? mark + name : name + mark);
  return { ...read, pairs: read.pairs.map((pair) => ({ ...pair, name: named(pair.name) })) };
}

/** Takes the time of one of the row's own lines, each of which may tell a part of it: `"epoch": 5,`. */
export function addClock(row: GrowingRow, { epoch, step, iteration }: Clock): void {
  const { clock } = row;
  row.clock = {
    epoch: epoch ?? clock.epoch,
    step: step ?? clock.step,
    iteration: iteration ?? clock.iteration,
    isBar: false,
  };
  row.hasOwnClock = true;
}
