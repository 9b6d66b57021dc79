// Rows of a run → the lines of the log that they stand on, with what they print.

import { placeText } from "../../table/row.ts";
import type { RowAnalysis, RunAnalysis } from "../../analysis/analysis.ts";
import { type Content, markup, type Markup } from "./markup.ts";

/** Rows quoted of a piece of evidence, and columns of each. */
const SHOWN_ROWS = 6;
const SHOWN_COLUMNS = 12;

/** Null where no row stands on a line. */
export function quotes({ rows }: RunAnalysis, indices: readonly number[]): Markup | null {
  const found = [...new Set(indices)].flatMap((index) => rows.at(index) ?? []);
  const onLines = found.filter(({ line }) => line > 0);
  if (onLines.length === 0) return null;
  const more = onLines.length - SHOWN_ROWS;
  return markup`<ol class="quotes">
    ${onLines.slice(0, SHOWN_ROWS).map(quote)}${more > 0 && markup`<li class="quiet">${more} more</li>`}
  </ol>`;
}

function quote({ line, place, values }: RowAnalysis): Markup {
  const where = place === undefined ? `line ${line}` : `line ${line}, ${placeText(place)}`;
  const shown = [...values]
    .slice(0, SHOWN_COLUMNS)
    .map(([name, { text }]) => markup`<span class="pair">${name}: <b>${text}</b></span> `);
  const more = values.size - SHOWN_COLUMNS;
  const text: Content = [shown, more > 0 && markup`<span class="quiet">${more} more</span>`];
  return markup`<li><span class="line">${where}</span> <span class="text">${text}</span></li>\n`;
}
