// A line of names and lines of cells below it, parted by blanks → which cell stands under which name.

import { isTotalName } from "../../table/loss-names.ts";
import { withoutSplit } from "../../table/splits.ts";
import type { IsLoss } from "../pairs/row-source.ts";

/** A word of a line and where it stands. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type TableHeader = readonly Cell[];

const NAME = /^[A-Za-z_][\w./@()%+-]*$/;
const CLOCK = /^(?:epochs?|iter(?:ation)?s?|steps?|batch)$/i;

/** Columns of a table, and the longest line that is looked at. */
const MAX_CELLS = 200;
const MAX_LENGTH = 4096;

export function cellsOf(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  if (text.length > MAX_LENGTH) return cells;
  if (PIPED.test(text)) return pipedCells(text);
  for (const match of text.matchAll(/\S+/g)) {
    if (cells.length >= MAX_CELLS) return [];
    const [word] = match;
    cells.push({ text: word, start: match.index, end: match.index + word.length });
  }
  return cells;
}

/** `| step | loss | a_loss |`, as Markdown and PrettyTable draw tables of three columns or more. */
const PIPED = /^\s*\|(?:[^|]*\|){3,}\s*$/;

function pipedCells(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = text.indexOf("|") + 1;
  for (let end = text.indexOf("|", start); end >= 0; end = text.indexOf("|", start)) {
    if (cells.length >= MAX_CELLS) return [];
    const word = text.slice(start, end).replaceAll(/[*`]/g, "").trim();
    cells.push({ text: word, start, end });
    start = end + 1;
  }
  return cells;
}

export function isClockName(name: string): boolean {
  return CLOCK.test(name);
}

/** A word that begins as a number does. */
const NUMBER = /(?:^|[\s|])[-+.]?\d/;

/** A count of epochs or iterations among the names, and a total or two losses. */
export function readTableHeader(text: string, isLoss: IsLoss): TableHeader | undefined {
  if (!/loss|total|gpu_mem/i.test(text) || NUMBER.test(text)) return undefined;
  const cells = cellsOf(text);
  if (cells.length < 3) return undefined;
  const names = new Set(cells.map((cell) => cell.text));
  if (
    names.size < cells.length ||
    !cells.every((cell) => NAME.test(cell.text.replaceAll(" ", "_")))
  )
    return undefined;
  if (!cells.some((cell) => isClockName(cell.text))) return undefined;
  const isTotal = (name: string): boolean => isTotalName(withoutSplit(name));
  const losses = cells.filter((cell) => isLoss(cell.text)).length;
  return losses > 1 || cells.some((cell) => isTotal(cell.text)) ? cells : undefined;
}

/**
 * The cells of a row by the index of their name: as many as there are names, or each under its own name, flush left or
 * right with it, where some are blank. Undefined for a line that is no row.
 */
export function underNames(
  cells: readonly Cell[],
  header: TableHeader,
): ReadonlyMap<number, string> | undefined {
  if (cells.length < 2 || cells.length > header.length) return undefined;
  const found = new Map<number, string>();
  if (cells.length === header.length) {
    cells.forEach(({ text }, index) => found.set(index, text));
    return found;
  }
  for (const { text, start, end } of cells) {
    const index = header.findIndex((name) => name.start === start || name.end === end);
    if (index < 0) return undefined;
    found.set(index, text);
  }
  return found;
}
