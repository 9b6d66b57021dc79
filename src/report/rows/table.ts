// Rows as they were read → an aligned table for people, every column as printed.

import { counted } from "../../table/clock.ts";
import { placeText } from "../../table/row.ts";
import { escapeTerminal, escapeWorkflow, toAscii } from "../escape.ts";
import { padEnd, padStart, shorten, textWidth } from "../text-width.ts";
import { columnsOf, createCells, type ReadRow } from "./read-row.ts";
import type { RowFormat, RowOptions, SourceReject } from "./row-format.ts";

export const tableRows: RowFormat = {
  id: "table",
  rows: rowTable,
  rejects: rejectTable,
};

function* rowTable(
  rows: Iterable<ReadRow>,
  { unicode, width, fits }: RowOptions,
): Generator<string> {
  const names = columnsOf(rows);
  const several = { source: isSeveral(rows, "source"), run: isSeveral(rows, "run") };
  const head = [
    ...(several.source ? ["source"] : []),
    ...(several.run ? ["run"] : []),
    "epoch",
    "split",
    "line",
    ...names,
  ];
  const cellsOf = createCells(names);
  const body = function* (): Generator<readonly string[]> {
    yield head.map((cell) => shown(cell, unicode));
    for (const one of rows) {
      const { source, run, row } = one;
      yield [
        ...(several.source ? [source] : []),
        ...(several.run ? [String(run)] : []),
        row.origin === "evaluate" ? "evaluate" : String(row.epoch),
        row.split,
        lineText(row.line),
        ...cellsOf(one),
      ].map((cell) => shown(cell, unicode));
    }
  };
  const widths = head.map(() => 0);
  for (const line of body()) {
    line.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, textWidth(cell));
    });
  }
  const isText = head.map(
    (title, i) => (title === "source" && i === 0) || (title === "split" && i < 4),
  );
  const kept =
    fits === true ? columnsWithin(widths, width, head.length - names.length) : head.length;
  const hidden = head.length - kept;
  for (const line of body()) {
    const cells = line
      .slice(0, kept)
      .map((cell, i) => (isText[i] === true ? padEnd : padStart)(cell, widths[i] ?? 0));
    yield lineOf(cells.join("  "));
  }
  if (hidden > 0) yield lineOf(`+${counted(hidden, "column")} not shown; --format csv has all`);
}

function isSeveral(rows: Iterable<ReadRow>, key: "source" | "run"): boolean {
  let first: string | number | undefined;
  for (const row of rows) {
    first ??= row[key];
    if (row[key] !== first) return true;
  }
  return false;
}

/** How many columns fit; those that say which row it is and one more are always there. */
function columnsWithin(widths: readonly number[], width: number, keys: number): number {
  let used = -2;
  const over = widths.findIndex((size) => (used += size + 2) > width);
  return over < 0 ? widths.length : Math.min(Math.max(over, keys + 1), widths.length);
}

/** Line number and reason, then the line itself. */
function* rejectTable(
  rejects: readonly SourceReject[],
  { unicode, width }: RowOptions,
): Generator<string> {
  const digits = rejects.reduce((most, { line }) => Math.max(most, String(line).length), 4);
  const room = Math.max(width - digits - 2, 20);
  const ellipsis = shown("…", unicode);
  for (const { source, line, place, reason, text } of rejects) {
    const about = [source, ...(place === undefined ? [] : [placeText(place)]), reason].join(": ");
    yield lineOf(`${padStart(lineText(line), digits)}  ${shown(about, unicode)}`);
    yield lineOf(`${" ".repeat(digits + 2)}${shorten(shown(text, unicode), room, ellipsis)}`);
  }
}

/** Nothing in a file that has no lines. */
function lineText(line: number): string {
  return line === 0 ? "" : String(line);
}

function shown(text: string, unicode: boolean): string {
  const safe = escapeTerminal(text);
  return unicode ? safe : toAscii(safe);
}

function lineOf(text: string): string {
  return `${escapeWorkflow(text.trimEnd())}\n`;
}
