// Rows of a run → the lines of the log that they stand on, with what they print.

import type { RowAnalysis, RunAnalysis } from "../analysis.ts";
import { placeText } from "../../table/row.ts";
import { markup, type Markup } from "./markup.ts";

/** Lines shown of a piece of evidence, and columns of a line. */
const SHOWN = 6;
const SHOWN_COLUMNS = 12;

/** Null where no row stands on a line. */
export function quotes(run: RunAnalysis, indices: readonly number[]): Markup | null {
  const rows = [...new Set(indices)].flatMap((index) => run.rows[index] ?? []);
  const onLines = rows.filter(({ line }) => line > 0);
  if (onLines.length === 0) return null;
  const more = onLines.length - SHOWN;
  return markup`<ol class="quotes">
    ${onLines.slice(0, SHOWN).map(quote)}${more > 0 && markup`<li class="quiet">${more} more</li>`}
  </ol>`;
}

function quote(row: RowAnalysis): Markup {
  const values = [...row.values];
  const shown = values
    .slice(0, SHOWN_COLUMNS)
    .map(([name, { text }]) => markup`<span class="pair">${name}: <b>${text}</b></span> `);
  const more = values.length - SHOWN_COLUMNS;
  const where =
    row.place === undefined ? `line ${row.line}` : `line ${row.line}, ${placeText(row.place)}`;
  return markup`<li>
    <span class="line">${where}</span>
    <span class="pairs">${shown}${more > 0 && markup`<span class="quiet">${more} more</span>`}</span>
  </li>`;
}
