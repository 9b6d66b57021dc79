// A line of a table → what its row says of where it stands.

import type { Line } from "../../lines/line.ts";
import { NO_CLOCK } from "../pairs/clock.ts";
import type { Pair } from "../pairs/pair-parts.ts";
import type { Before, PairRow } from "../pairs/row-source.ts";

/** A name and the number in its cell, which no other line is like. */
export function cellPair(name: string, text: string): Pair {
  return {
    name,
    text,
    second: undefined,
    weight: undefined,
    start: 0,
    at: 0,
    secondAt: -1,
    end: 0,
  };
}

export const NOTHING: Before = { clock: NO_CLOCK, split: undefined };

/** Of a row that is all of one line, which has its time. */
export function placeInTable({
  number,
  settled,
}: Line): Omit<PairRow, "clock" | "split" | "pairs" | "losses" | "hasTotal"> {
  return {
    line: number,
    settled,
    front: "",
    hasOwnClock: true,
    lines: undefined,
    lineAt: 0,
    before: NOTHING,
    isCut: false,
  };
}
