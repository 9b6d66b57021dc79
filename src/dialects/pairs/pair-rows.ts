// Lines of pairs → rows: a row on one line or on several, or a block of one pair a line behind an anchor.

import type { Line } from "../../lines/line.ts";
import {
  type Clock,
  type Count,
  clockBelow,
  hasBracketAlone,
  hasClock,
  headingEpoch,
  NO_CLOCK,
} from "./clock.ts";
import {
  addClock,
  addLine,
  goesOnWith,
  behindTotal,
  type GrowingRow,
  isOfEnd,
  isRepeated,
  beginRow,
  saysAgain,
} from "./growing-row.ts";
import { isHeading, type PairLine, readPairLine, rowsOfLine, termsAmong } from "./pair-line.ts";
import { createPeriod } from "./period.ts";
import type { Before, IsLoss, PairRow, RowsOfLines, RowSource } from "./row-source.ts";
import { gluedRows } from "./glued-rows.ts";
import { createUnwrapper } from "./unwrap.ts";
import { isHeldOutName } from "../../table/splits.ts";

/** Lines of other text that may stand inside a block. */
const MAX_OTHERS = 2;

/** Terms of a row in which nothing is called a loss. */
const FEWEST_TERMS = 2;

/** Rows that wait for the line after them, until it is known whether rows of this log go on there. */
const WAITING_ROWS = 2;

export const createPairRows: RowSource = (onRow, isLoss) => new PairRows(onRow, isLoss);

class PairRows implements RowsOfLines {
  readonly #onRow: (row: PairRow) => void;
  readonly #isLoss: IsLoss;
  readonly #unwrapper = createUnwrapper();
  readonly #period = createPeriod();
  /** Whether a number was called a loss; until then terms with a time of their own are taken for a row. */
  #hasLosses = false;
  /** Whether `[20/224]` counts the steps of an epoch that its heading gives. */
  #isBracketStep = false;
  #open: GrowingRow | undefined;
  #before: Before = { clock: NO_CLOCK, split: undefined };
  /** Rows of one line that are still to be waited with; all of them once one went on. */
  #waiting = WAITING_ROWS;

  constructor(onRow: (row: PairRow) => void, isLoss: IsLoss) {
    this.#onRow = onRow;
    this.#isLoss = isLoss;
  }

  pending(): PairRow | undefined {
    return this.#open;
  }

  mayGrow(): boolean {
    return this.#waiting > 0;
  }

  repeats(line: () => string): boolean {
    return this.#open !== undefined && isRepeated(this.#open, line());
  }

  before(): Before {
    return this.#before;
  }

  end(): void {
    this.#flush();
    this.#period.restart();
  }

  line(given: Line): boolean {
    this.#period.see(given);
    const pieces = gluedRows(given.text);
    const isData = pieces.length < 2 ? this.#line(given) : this.#glued(given, pieces);
    if (!isData) this.#period.leave();
    return isData;
  }

  #flush(): void {
    const row = this.#open;
    this.#open = undefined;
    if (row === undefined) return;
    // `total: 0.9`, `box: 0.6`, `cls: 0.3`, one below the other
    if (row.losses === 0 && row.hasTotal && hasClock(row.clock)) {
      const measured = row.pairs.filter(({ text }) => text.includes("."));
      row.losses = measured.length > FEWEST_TERMS ? 1 : termsAmong(row.pairs);
    }
    if (row.losses === 0) return;
    if (row.isOneLine) this.#waiting -= 1;
    else this.#unwrapper.learn(row.names);
    row.lines = this.#period.take();
    this.#onRow(row);
  }

  #glued(line: Line, pieces: readonly string[]): boolean {
    this.#flush();
    let isRow = false;
    for (const text of pieces) {
      if (this.#line({ ...line, text })) isRow = true;
      if (this.#open !== undefined) this.#open.isOneLine = false;
      this.#flush();
    }
    return isRow;
  }

  #line(given: Line): boolean {
    this.#unwrapper.see(given.text);
    if (this.#open !== undefined && this.#goesOn(this.#open, given)) return true;
    const read = this.#read(given.text);
    if (read.isRule) {
      this.#flush();
      return false;
    }
    const hasRows = this.#open !== undefined || this.#waiting !== WAITING_ROWS;
    const isOver = hasRows && isOfEnd(this.#open, read);
    if (read.isSentence || isOver || (read.pairs.length === 0 && !read.isCell))
      return this.#other(read, given);
    if (read.isCell) return this.#cell(read, given);
    return this.#row(read, given);
  }

  #read(text: string): PairLine {
    const read = readPairLine(text, this.#isLoss);
    const { epoch } = this.#before;
    this.#isBracketStep ||=
      epoch !== undefined && epoch.at !== read.clock.epoch?.at && hasBracketAlone(read.clock, text);
    const clock = clockBelow(read.clock, text, this.#before, this.#isBracketStep);
    this.#hasLosses ||= read.losses > 0 && !read.pairs.every(({ name }) => isHeldOutName(name));
    const terms = this.#hasLosses || !hasClock(clock) ? 0 : termsAmong(read.pairs);
    if (terms >= FEWEST_TERMS) return { ...read, clock, losses: terms };
    if (!this.#hasLosses && read.hasTotal && hasClock(clock) && !isOfTime(read, text))
      return { ...read, clock, losses: 1 };
    return clock === read.clock ? read : { ...read, clock };
  }

  /** What a line says that holds no loss is said of the rows below it. */
  #head({ clock, split }: Before, text: string): void {
    const before = this.#before;
    if (before.split === "val" && split === undefined && isBatch(clock, before.epoch)) {
      this.#before = { ...before, batch: clock.step };
      return;
    }
    const epoch = headingEpoch(clock, text) ?? before.epoch;
    // What sums up the batches of an evaluation is one more of them.
    const batch = split === "val" && before.split === "val" ? before.batch : undefined;
    this.#before = { clock, split, epoch, batch };
  }

  /** Whether the line says again what the last one said, or goes on in the middle of a pair. */
  #goesOn(row: GrowingRow, line: Line): boolean {
    if (isRepeated(row, line.text)) return true;
    const mended = this.#mended(row, line);
    if (mended === undefined) return false;
    this.#period.reach();
    this.#open = mended;
    this.#waiting = Infinity;
    return true;
  }

  #row(given: PairLine, line: Line): boolean {
    const open = this.#open;
    if (open !== undefined && saysAgain(open, given)) return true;
    const read = open === undefined ? given : behindTotal(open, given);
    if (open !== undefined && goesOnWith(open, read)) {
      addLine(open, read, line);
      this.#period.reach();
      if (open.kind === "line") this.#waiting = Infinity;
      if (open.kind === "braces" && read.brace === "closes") this.#flush();
      return true;
    }
    const rows = rowsOfLine(read, line.text, this.#isLoss);
    if (rows.length > 1) {
      for (const row of rows) this.#begin("line", row, line).isOneLine = false;
      return true;
    }
    if (read.brace === "opens") this.#begin("braces", read, line);
    else if (read.pairs.length === 1) this.#begin("block", read, line);
    else {
      this.#begin("line", read, line);
      if (this.#waiting <= 0 && read.losses > 0) this.#flush();
    }
    return read.losses > 0;
  }

  #begin(kind: GrowingRow["kind"], read: PairLine, line: Line): GrowingRow {
    this.#flush();
    if (hasClock(read.clock) && read.losses === 0) this.#head(read, line.text);
    const row = beginRow(kind, read, line, this.#before, this.#period.reach());
    this.#open = row;
    return row;
  }

  #cell(read: PairLine, line: Line): boolean {
    const open = this.#open;
    // `wandb: epoch 2` heads what stands below it; of other counts a box may have several.
    const [before, epoch] = [open?.clock.epoch?.at, read.clock.epoch?.at];
    const isNext =
      open?.hasOwnClock === true && before !== undefined && epoch !== undefined && before !== epoch;
    const isMore =
      open?.kind === "box" && !isNext && !read.pairs.some(({ name }) => open.names.has(name));
    if (isMore) addLine(open, read, line);
    const row = isMore ? open : this.#begin("box", { ...read, clock: NO_CLOCK }, line);
    if (hasClock(read.clock)) addClock(row, read.clock);
    this.#period.reach();
    return true;
  }

  #other(read: PairLine, line: Line): boolean {
    const open = this.#open;
    this.#period.leave();
    if (read.brace === "opens") this.#begin("braces", read, line);
    else if (open?.kind === "braces" && hasClock(read.clock)) {
      addClock(open, read.clock);
      this.#period.reach();
    } else if (isHeading(read)) {
      this.#flush();
      const clock = hasClock(read.clock) ? read.clock : this.#before.clock;
      this.#head({ clock, split: read.split }, line.text);
    } else if (open !== undefined) {
      if (open.kind === "braces" && read.brace === "closes") this.#period.reach();
      open.others += 1;
      if (open.others > MAX_OTHERS || open.kind === "line" || read.brace === "closes")
        this.#flush();
    }
    return false;
  }

  /** The row anew, of its lines and one that goes on in the middle of a pair. */
  #mended(row: GrowingRow, line: Line): GrowingRow | undefined {
    const text =
      row.kind === "box" ? undefined : this.#unwrapper.join(row.whole, row.lastText, line.text);
    if (text === undefined) return undefined;
    const read = this.#read(text);
    if (rowsOfLine(read, text, this.#isLoss).length > 1) return undefined;
    const again = read.pairs.length - new Set(read.pairs.map(({ name }) => name)).size;
    if (again > row.pairs.length - row.names.size) return undefined; // a row of its own
    const kind = read.brace === "opens" ? "braces" : "line";
    const first = { ...line, number: row.line, settled: row.settled, text };
    const mended = beginRow(kind, read, first, this.#before, row.lineAt);
    return { ...mended, isOneLine: false, lastText: line.text };
  }
}

/** `cost: 35.2 s` */
function isOfTime({ pairs }: PairLine, text: string): boolean {
  return pairs.some(({ end }) => /^ ?(?:m?s|sec|min|h)/i.test(text.slice(end, end + 4)));
}

/** A step below the heading of an evaluation counts its batches. */
function isBatch({ epoch, step, iteration }: Clock, before: Count | undefined): boolean {
  return step !== undefined && iteration === undefined && epoch?.at === before?.at;
}
