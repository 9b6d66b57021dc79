// Lines of a table whose columns are parted by blanks → its rows.

import type { Line } from "../../lines/line.ts";
import { isTotalName } from "../../table/loss-names.ts";
import { parsePrinted } from "../../table/printed.ts";
import { withoutSplit } from "../../table/splits.ts";
import { type Clock, type Count, NO_CLOCK, NOWHERE, readSplit } from "../pairs/clock.ts";
import type { Pair } from "../pairs/pair-parts.ts";
import type { IsLoss, PairRow, RowSource } from "../pairs/row-source.ts";
import {
  type Cell,
  cellsOf,
  INDEX,
  isClockName,
  readTableHeader,
  type TableHeader,
  underNames,
} from "./header.ts";
import type { Split } from "../../table/row.ts";
import { isNothing } from "../tables/csv-number.ts";
import { isOfOthers, isSplitName } from "../tables/names.ts";
import { readListRows } from "./lists.ts";
import { cellPair, NOTHING, placeInTable } from "./place.ts";
import { createPrefixCut } from "./prefix.ts";
import { createTurnedTable } from "./turned.ts";

/** A bar that is drawn behind the last cell: `640: 100%|██████████| 16/16 [00:03<00:00]`. */
const BAR = /:\s{1,8}\d{1,3}%\|/;
const BAR_STEP = /\|\s?(\d{1,12})\/(\d{1,12}) \[/;
/** What stands for a number that was not measured. */
const DASHES = /^[-–—]{1,3}$/;
const COUNT = /^(\d{1,12})(?:\/(\d{1,12}))?$/;

/** `results.txt` of YOLOv5 up to version 5: no header, and behind these columns those of the validation without a total. */
const HEADERLESS = /^\s{0,40}\d+\/\d+\s+[\d.]+G\s+(?:[\d.e+-]+\s+){10,14}[\d.e+-]+\s*$/;
const YOLO_V5: TableHeader = named(
  "Epoch gpu_mem box obj cls total labels img_size P R mAP_0.5 mAP",
);

function named(names: string): TableHeader {
  return names.split(" ").map((text) => ({ text, start: -1, end: -1 }));
}

export const createTableRows: RowSource = (onRow, isLoss) => {
  let isKeras = false;
  const headed = createHeadedTable(isLoss, (names) => {
    isKeras = names.includes("loss") && !names.some(isOfOthers);
  });
  const turned = createTurnedTable(isLoss);
  const withoutPrefix = createPrefixCut();
  const line = (whole: Line): boolean => {
    const given = withoutPrefix(whole);
    const lists = readListRows(given.text);
    for (const { at, split, pairs } of lists) {
      const clock = { ...NO_CLOCK, iteration: { at, of: null, span: NOWHERE } };
      onRow({ ...placeInTable(given), clock, split, pairs, losses: pairs.length, hasTotal: false });
    }
    if (lists.length > 0) return true;
    const row = headed(given);
    if (row === undefined) {
      const isOpen = turned.line(given);
      if (!isOpen) for (const own of turned.take()) onRow(own);
      return isOpen;
    }
    if (row !== "header") onRow(row);
    return true;
  };
  const never = (): boolean => false;
  return {
    line,
    pending: () => turned.rows()[0],
    mayGrow: never,
    repeats: never,
    before: () => NOTHING,
    isKeras: () => isKeras,
    end() {
      for (const own of turned.take()) onRow(own);
    },
  };
};

/** The rows below a header of names; `onFrame` is told those of a frame of pandas. */
function createHeadedTable(
  isLoss: IsLoss,
  onFrame: (names: readonly string[]) => void,
): (line: Line) => PairRow | "header" | undefined {
  let header: TableHeader | undefined;
  return (given) => {
    const found = readTableHeader(given.text, isLoss);
    if (found !== undefined) {
      header = found;
      // Names below a blank may as well stand above rows called `train` and `val`.
      return found[0]?.text === INDEX ? undefined : "header";
    }
    if (header === undefined && HEADERLESS.test(given.text)) header = YOLO_V5;
    if (header === undefined) return undefined;
    const bar = BAR.exec(given.text);
    const all = cellsOf(bar === null ? given.text : given.text.slice(0, bar.index));
    const cells = header === YOLO_V5 ? all.slice(0, header.length) : all;
    const under = underNames(cells, header);
    const row = under && rowOf(under, header, isLoss);
    if (row === undefined) return undefined;
    if (header[0]?.text === INDEX) onFrame(header.map(({ text }) => text));
    const step = bar === null ? null : BAR_STEP.exec(given.text);
    const clock: Clock =
      step === null
        ? row.clock
        : {
            ...row.clock,
            step: { at: Number(step[1]), of: Number(step[2]), span: NOWHERE },
            isBar: true,
          };
    const isCut = given.unended === true && cells.at(-1)?.end === given.text.length;
    return { ...row, ...placeInTable(given), clock, isCut };
  };
}

function rowOf(
  cells: ReadonlyMap<number, string>,
  header: TableHeader,
  isLoss: IsLoss,
): Pick<PairRow, "clock" | "split" | "pairs" | "losses" | "hasTotal"> | undefined {
  let epoch: Count | undefined;
  let iteration: Count | undefined;
  const pairs: Pair[] = [];
  let losses = 0;
  let split: Split | undefined;
  for (const [index, text] of cells) {
    const { text: name } = header[index] as Cell;
    if (isSplitName(name)) split = readSplit(text);
    if (name === INDEX || isClockName(name)) {
      const count = COUNT.exec(text);
      if (count === null) return undefined;
      const at = Number(count[1]) + Number(name === INDEX);
      const of = count[2] === undefined ? null : Number(count[2]);
      if (/^(?:e|$)/i.test(name)) epoch = { at, of, span: NOWHERE };
      else iteration = { at, of, span: NOWHERE };
      continue;
    }
    if (isNothing(text) || DASHES.test(text)) continue;
    const isNumber = parsePrinted(text) !== undefined;
    if (!isNumber && isLoss(name)) return undefined;
    if (!isNumber) continue;
    losses += Number(isLoss(name) || isTotalName(withoutSplit(name)));
    pairs.push(cellPair(name, text));
  }
  if (losses === 0 || (epoch === undefined && iteration === undefined)) return undefined;
  return {
    clock: { epoch, step: undefined, iteration, isBar: false },
    split,
    pairs,
    losses,
    hasTotal: true,
  };
}
