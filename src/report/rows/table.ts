// Rows as they were read → an aligned table for people, every column as printed.

import { placeText } from "../../table/row.ts";
import { escapeTerminal, escapeWorkflow, toAscii } from "../escape.ts";
import { padEnd, padStart, shorten, textWidth } from "../text-width.ts";
import { columnsOf, type ReadRow } from "./read-row.ts";
import type { RowFormat, RowOptions, SourceReject } from "./row-format.ts";

export const tableRows: RowFormat = { id: "table", rows: rowTable, rejects: rejectTable };

function rowTable(rows: readonly ReadRow[], { unicode, width, fits }: RowOptions): string {
  const names = columnsOf(rows);
  const several = {
    source: rows.some(({ source }) => source !== rows[0]?.source),
    run: rows.some(({ run }) => run !== rows[0]?.run),
  };
  const head = [
    ...(several.source ? ["source"] : []),
    ...(several.run ? ["run"] : []),
    "epoch",
    "split",
    "line",
    ...names,
  ];
  const body = rows.map((row) => [
    ...(several.source ? [row.source] : []),
    ...(several.run ? [String(row.run)] : []),
    row.origin === "evaluate" ? "evaluate" : String(row.epoch),
    row.split,
    lineText(row.line),
    ...names.map((name) => row.values.get(name)?.text ?? ""),
  ]);
  const cells = [head, ...body].map((line) => line.map((cell) => shown(cell, unicode)));
  const widths = head.map((_, i) =>
    cells.reduce((most, line) => Math.max(most, textWidth(line[i] ?? "")), 0),
  );
  const isText = head.map(
    (title, i) => (title === "source" && i === 0) || (title === "split" && i < 4),
  );
  const kept =
    fits === true ? columnsWithin(widths, width, head.length - names.length) : head.length;
  const hidden = head.length - kept;
  const more = hidden === 1 ? "1 column" : `${hidden} columns`;
  return lines([
    ...cells.map((line) =>
      line
        .slice(0, kept)
        .map((cell, i) => (isText[i] === true ? padEnd : padStart)(cell, widths[i] ?? 0))
        .join("  "),
    ),
    ...(hidden === 0 ? [] : [`+${more} not shown; --format csv has all`]),
  ]);
}

/** How many columns fit; those that say which row it is and one more are always there. */
function columnsWithin(widths: readonly number[], width: number, keys: number): number {
  let used = -2;
  const over = widths.findIndex((size) => (used += size + 2) > width);
  return over < 0 ? widths.length : Math.min(Math.max(over, keys + 1), widths.length);
}

/** Line number and reason, then the line itself. */
function rejectTable(rejects: readonly SourceReject[], { unicode, width }: RowOptions): string {
  const digits = rejects.reduce((most, { line }) => Math.max(most, String(line).length), 4);
  const room = Math.max(width - digits - 2, 20);
  const ellipsis = unicode ? "…" : "..";
  return lines(
    rejects.flatMap(({ source, line, place, reason, text }) => [
      `${padStart(lineText(line), digits)}  ${shown([source, ...(place === undefined ? [] : [placeText(place)]), reason].join(": "), unicode)}`,
      `${" ".repeat(digits + 2)}${shorten(shown(text, unicode), room, ellipsis)}`,
    ]),
  );
}

/** Nothing in a file that has no lines. */
function lineText(line: number): string {
  return line === 0 ? "" : String(line);
}

function shown(text: string, unicode: boolean): string {
  const safe = escapeTerminal(text);
  return unicode ? safe : toAscii(safe);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${escapeWorkflow(text.trimEnd())}\n`).join("");
}
