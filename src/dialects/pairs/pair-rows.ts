// Lines of pairs → rows: a row on one line, or a block of one pair a line behind an anchor.

import type { Line } from "../../lines/line.ts";
import type { Split } from "../../table/row.ts";
import { type Clock, hasClock, NO_CLOCK } from "./clock.ts";
import { type PairLine, readPairLine } from "./pair-line.ts";
import type { Pair } from "./pair-text.ts";
import type { RowSource } from "./row-source.ts";

type Kind = "block" | "braces" | "box";

interface Open {
  readonly kind: Kind;
  clock: Clock;
  readonly hasOwnClock: boolean;
  readonly split: Split | undefined;
  readonly line: number;
  readonly settled: boolean;
  isCut: boolean;
  text: string | undefined;
  readonly names: Set<string>;
  readonly pairs: Pair[];
  losses: number;
  hasTotal: boolean;
  /** Lines of other text since. */
  others: number;
}

/** Lines of other text that may stand inside a block. */
const MAX_OTHERS = 2;
/** Pairs of a block. */
const MAX_PAIRS = 4096;

export const createPairRows: RowSource = (onRow, isLoss) => {
  let open: Open | undefined;
  /** What the lines before say of the time of a row that does not say it itself. */
  let before: { readonly clock: Clock; readonly split: Split | undefined } = {
    clock: NO_CLOCK,
    split: undefined,
  };

  const flush = (): void => {
    if (open !== undefined && open.losses > 0) onRow(open);
    open = undefined;
  };

  const begin = (kind: Kind, read: PairLine, line: Line): Open => {
    flush();
    const hasOwnClock = hasClock(read.clock);
    if (hasOwnClock && read.losses === 0) before = { clock: read.clock, split: read.split };
    const made: Open = {
      kind,
      clock: hasOwnClock ? read.clock : before.clock,
      hasOwnClock,
      split: read.split ?? (hasOwnClock ? undefined : before.split),
      line: line.number,
      settled: line.settled,
      isCut: false,
      text: undefined,
      names: new Set(),
      pairs: [],
      losses: 0,
      hasTotal: false,
      others: 0,
    };
    take(made, read, line);
    return made;
  };

  const take = (into: Open, read: PairLine, { unended, text }: Line): void => {
    for (const pair of read.pairs) {
      if (into.pairs.length >= MAX_PAIRS) break;
      into.names.add(pair.name);
      into.pairs.push(pair);
    }
    into.losses += read.losses;
    into.hasTotal ||= read.hasTotal;
    into.others = 0;
    into.isCut = unended === true && read.pairs.at(-1)?.end === text.length;
  };

  const cell = (read: PairLine, line: Line): boolean => {
    const isMore = open?.kind === "box" && !read.pairs.some(({ name }) => open?.names.has(name));
    if (!isMore || open === undefined) open = begin("box", { ...read, clock: NO_CLOCK }, line);
    else take(open, read, line);
    if (hasClock(read.clock)) open.clock = merged(open.clock, read.clock);
    return true;
  };

  const joins = (read: PairLine): boolean => {
    if (open === undefined || open.kind === "box") return false;
    if (read.pairs.some(({ name }) => open?.names.has(name))) return false;
    if (open.kind === "braces") return true;
    if (read.pairs.length !== 1 || (hasClock(read.clock) && !isSame(read.clock, open.clock))) {
      return false;
    }
    return read.split === undefined || (read.split === "val") === (open.split === "val");
  };

  const line = (given: Line): boolean => {
    const read = readPairLine(given.text, isLoss);
    if (read.isRule) {
      flush();
      return false;
    }
    if (read.isSentence) return other(read);
    if (read.isCell) return cell(read, given);
    if (joins(read) && open !== undefined) {
      if (read.pairs.length === 0) return other(read);
      take(open, read, given);
      if (open.kind === "braces" && read.brace === "closes") flush();
      return true;
    }
    if (read.pairs.length === 0) return other(read);
    if (read.brace === "opens") open = begin("braces", read, given);
    else if (read.pairs.length === 1) open = begin("block", read, given);
    else {
      open = begin("block", read, given);
      if (given.settled && given.unended !== true) open.text = given.text;
      if (read.losses > 0) flush();
      else open = undefined;
    }
    return read.losses > 0;
  };

  const other = (read: PairLine): boolean => {
    if (hasClock(read.clock)) {
      flush();
      before = { clock: read.clock, split: read.split };
    } else if (open !== undefined) {
      open.others += 1;
      if (open.others > MAX_OTHERS || read.brace === "closes") flush();
    }
    return false;
  };

  return { line, pending: () => open, end: flush };
};

function merged(first: Clock, second: Clock): Clock {
  return {
    epoch: second.epoch ?? first.epoch,
    step: second.step ?? first.step,
    iteration: second.iteration ?? first.iteration,
    isBar: false,
  };
}

function isSame(a: Clock, b: Clock): boolean {
  return (
    a.epoch?.at === b.epoch?.at && a.step?.at === b.step?.at && a.iteration?.at === b.iteration?.at
  );
}
