// Rows of a run → the lines of the log that they stand on: as they are there, else what they print.

import { placeText } from "../../table/row.ts";
import type { Analysis, RowAnalysis, RunAnalysis } from "../../analysis/analysis.ts";
import { valueOf } from "../../analysis/answer/run-rows.ts";
import { linesOf, QUOTED, rowsOnLines } from "../quoted-rows.ts";
import { type Content, markup, type Markup } from "./markup.ts";

/** Columns of a line that is put together from its numbers. */
const SHOWN_COLUMNS = 12;

/** Null where no row stands on a line. */
export function quotes(
  { sources }: Analysis,
  run: RunAnalysis,
  indices: readonly number[],
): Markup | null {
  const rows = rowsOnLines(run, indices);
  if (rows.length === 0) return null;
  const lines = sources.find(({ source }) => source === run.source)?.lines;
  const shown = new Map<string, Content>();
  for (const row of rows.slice(0, QUOTED)) {
    const text = ownText(run, row, lines);
    const key = text === null ? `${row.line} ${row.split}` : String(row.line);
    shown.set(key, quote(row, text ?? numbersOf(row)));
  }
  const more = rows.length - QUOTED;
  return markup`<ol class="quotes">
    ${[...shown.values()]}${more > 0 && markup`<li class="quiet">${more} more</li>`}
  </ol>`;
}

/** The text of its lines, as many as it takes to hold what is printed of it: a file may have changed since it was read. */
function ownText(
  run: RunAnalysis,
  row: RowAnalysis,
  lines: ReadonlyMap<number, string> | undefined,
): string | null {
  const printed = [run.total, ...run.components].flatMap(
    (column) => valueOf(row, column)?.text ?? [],
  );
  let text = "";
  for (const number of linesOf(row)) {
    text += lines?.get(number) ?? "";
    if (text !== "" && printed.every((value) => text.includes(value))) return text;
  }
  return null;
}

function quote({ line, place }: RowAnalysis, text: Content): Markup {
  const where = place === undefined ? `line ${line}` : `line ${line}, ${placeText(place)}`;
  return markup`<li><span class="line">${where}</span> <span class="text">${text}</span></li>\n`;
}

function numbersOf({ values }: RowAnalysis): Content {
  const shown = [...values]
    .slice(0, SHOWN_COLUMNS)
    .map(([name, { text }]) => markup`<span class="pair">${name}: <b>${text}</b></span> `);
  const more = values.size - SHOWN_COLUMNS;
  return [shown, more > 0 && markup`<span class="quiet">${more} more</span>`];
}
