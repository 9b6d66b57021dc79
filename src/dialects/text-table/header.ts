// A line of names and lines of cells below it, parted by blanks → which cell stands under which name.

import { isGeneratorName, isTotalName } from "../../table/loss-names.ts";
import { withoutSplit } from "../../table/splits.ts";
import type { IsLoss } from "../pairs/row-source.ts";

/** A word of a line and where it stands. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type TableHeader = readonly Cell[];

const NAME = /^[\p{L}_][\p{L}\w./@()%+·×-]*$/u;
const CLOCK = /^(?:epochs?|ep|it(?:er(?:ation)?s?)?|steps?|batch)$/i;

/** Columns of a table, and the longest line that is looked at. */
const MAX_CELLS = 200;
export const MAX_LENGTH = 4096;

/** Walls between cells: `|`, and as rich, PrettyTable and tabulate draw them. */
export const WALL: RegExp = /[|│┃║]/;
/** What tabs part: `train loss` may be the text of one cell, two numbers are not. */
const CELL = /^(?:\S+(?: [^\s\d]\S*)*)?$/;

/** Of a table that is drawn with walls or parted by tabs, empty ones too. */
export function cellsOf(text: string): readonly Cell[] {
  if (text.length > MAX_LENGTH || text.trim() === "") return [];
  const cells =
    partedBy(WALL, text) ??
    partedBy(/\t/, text) ??
    [...text.matchAll(/\S+/g)].map((word) => cellAt(word[0], word.index));
  return cells.length > MAX_CELLS ? [] : cells;
}

function cellAt(text: string, start: number): Cell {
  return { text, start, end: start + text.length };
}

/** Undefined for fewer than three cells. */
function partedBy(sign: RegExp, text: string): readonly Cell[] | undefined {
  if (!sign.test(text)) return undefined;
  let start = 0;
  const cells = text.split(sign).map((piece) => {
    const cell = { text: piece.replaceAll(/[*`]/g, "").trim(), start, end: start + piece.length };
    start = cell.end + 1;
    return cell;
  });
  if (sign === WALL) {
    if (cells[0]?.text === "") cells.shift();
    if (cells.at(-1)?.text === "") cells.pop();
  }
  const isTold = sign === WALL || cells.every((cell) => CELL.test(cell.text));
  return cells.length > 2 && isTold ? cells : undefined;
}

export function isClockName(name: string): boolean {
  return CLOCK.test(name);
}

/** What pandas prints above the numbers of its rows, which it counts from 0. */
export const INDEX = "";
/** Such a header begins with blanks. */
const BELOW_INDEX = /^ .*loss/;

/** A word that begins as a number does. */
const NUMBER = /(?:^|[\s|])[-+.]?\d/;

/** A count of epochs or iterations among the names, or pandas's above its numbers, and a total or two losses. */
export function readTableHeader(text: string, isLoss: IsLoss): TableHeader | undefined {
  const isIndexed = BELOW_INDEX.test(text);
  if (!(isIndexed || /ep|it|batch/i.test(text)) || NUMBER.test(text)) return undefined;
  // `# epoch loss recon kl`, as a comment
  const cells = cellsOf(text).filter((cell) => cell.text !== "" && cell.text !== "#");
  if (cells.length < (isIndexed ? 2 : 3)) return undefined;
  const names = new Set(cells.map((cell) => cell.text));
  if (
    names.size < cells.length ||
    !cells.every((cell) => NAME.test(cell.text.replaceAll(" ", "_")))
  )
    return undefined;
  const hasClock = cells.some((cell) => isClockName(cell.text));
  if (!hasClock && !isIndexed) return undefined;
  const isTotal = (name: string): boolean =>
    isTotalName(withoutSplit(name)) || isGeneratorName(name);
  const losses = cells.filter((cell) => isLoss(cell.text)).length;
  if (losses < 2 && !cells.some((cell) => isTotal(cell.text))) return undefined;
  return hasClock ? cells : [{ text: INDEX, start: -1, end: -1 }, ...cells];
}

/** Characters by which cells may stand behind their names where one before them takes more than its column. */
const MOVED = 4;

/**
 * The cells of a row by the index of their name: as many as there are names, or each under its own name, flush left or
 * right with it, where some are blank. Undefined for a line that is no row.
 */
export function underNames(
  given: readonly Cell[],
  header: TableHeader,
): ReadonlyMap<number, string> | undefined {
  const filled = given.filter(({ text }) => text !== "");
  const all = given.length === header.length ? given : filled;
  // pandas prints the number of a row before its cells.
  const isNumbered = all.length === header.length + 1 && isBefore(all[0], header[0]);
  const cells = isNumbered ? all.slice(1) : all;
  if (filled.length < 2 || cells.length > header.length) return undefined;
  const found = new Map<number, string>();
  if (cells.length === header.length) {
    cells.forEach(({ text }, index) => found.set(index, text));
    return found;
  }
  for (const { text, start, end } of cells) {
    const aligned = header.findIndex((name) => name.start === start || name.end === end);
    const index = aligned < 0 ? header.findLastIndex((name) => name.start < start) : aligned;
    const isMoved = aligned < 0 && start - (header[index]?.start ?? -MOVED) < MOVED;
    if ((aligned < 0 && !isMoved) || found.has(index)) return undefined;
    found.set(index, text);
  }
  return found;
}

function isBefore(cell: Cell | undefined, name: Cell | undefined): boolean {
  return cell !== undefined && /^\d+$/.test(cell.text) && cell.end <= (name?.start ?? 0);
}
