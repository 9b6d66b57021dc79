// A run and its source → how it was read: writer, columns and their roles, rows left out, and lines that were not understood.

import type { Reject } from "../../table/run.ts";
import { counted } from "../../table/clock.ts";
import { placeText } from "../../table/row.ts";
import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { leftOutText, updatesText, writerText } from "../run-text.ts";
import { clauseMarkup, type Content, list, markup, type Markup } from "./markup.ts";
import { table } from "./table.ts";

/** Lines that were not understood, and rows left out, that are shown. */
const SHOWN_REJECTS = 50;
const SHOWN_LEFT_OUT = 20;
const SHOWN_TEXT = 200;

export function readingOf(analysis: Analysis, run: RunAnalysis): Content {
  const leftOut = leftOutText(run, SHOWN_LEFT_OUT);
  const said = [
    `printed by ${writerText(run)}`,
    ...(leftOut === null ? [] : [leftOut]),
    `losses are assumed to be computed in ${run.precision}`,
    ...run.notes,
    ...updatesText(run),
  ];
  const roles = run.columns.map(({ column, role, reason }) => [
    markup`<code>${column}</code>`,
    role,
    clauseMarkup(reason),
  ]);
  return [
    list(said.map(clauseMarkup)),
    markup`<details>
      <summary>Columns: ${roles.length}</summary>
      ${table("Columns", [{ title: "column" }, { title: "used as" }, { title: "reason" }], roles)}
    </details>`,
    skippedOf(analysis, run),
  ];
}

function skippedOf({ sources }: Analysis, run: RunAnalysis): Markup | null {
  const found = sources.find(({ source }) => source === run.source);
  if (found === undefined) return null;
  const { skipped, rejects } = found;
  const other = `${counted(skipped.lines, "line")} without data`;
  if (skipped.rejected === 0)
    return markup`<p>${other}; every line that looks like data was read.</p>`;
  const shown = rejects.slice(0, SHOWN_REJECTS);
  const more = skipped.rejected - shown.length;
  return markup`<p>
      ${other}; <b>${counted(skipped.rejected, "line")}</b> looked like data and could not be read:
    </p>
    ${table(
      "Lines that could not be read",
      [{ title: "line", numeric: true }, { title: "why" }, { title: "text" }],
      shown.map((reject) => [
        placeOf(reject),
        reject.reason,
        markup`<code>${cut(reject.text)}</code>`,
      ]),
    )}${more > 0 && markup`<p class="quiet">${more} more; <code>lossledger parse --rejects LOG</code> lists them all.</p>`}`;
}

function placeOf({ line, place }: Reject): string {
  return place === undefined ? String(line) : `${line}, ${placeText(place)}`;
}

function cut(text: string): string {
  return text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text;
}
