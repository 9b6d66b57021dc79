// The findings of a run → the best one with its evidence and the rows that it rests on, the others, and what to do next.

import type { Evidence, Finding } from "../../causes/finding.ts";
import type { RowAnalysis, RunAnalysis } from "../../analysis/analysis.ts";
import { EVIDENCE_LABEL, undecidedText } from "../run-text.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { placeText } from "../../table/row.ts";

export function findingsMarkup(run: RunAnalysis): Content {
  const undecided = undecidedText(run);
  return [
    run.findings.map((finding) => findingOf(run, finding)),
    undecided !== null &&
      markup`<p class="undecided"><b>Undecided:</b> ${clauseMarkup(undecided)}</p>`,
  ];
}

function findingOf(run: RunAnalysis, finding: Finding): Markup {
  const isFirst = finding === run.findings[0];
  const { cause, certainty, evidence, clause: text } = finding;
  return markup`<div class="finding ${isFirst ? "first" : "other"}">
    <p>
      <b><code>${cause}</code></b> <span class="certainty">${certainty}</span> ${clauseMarkup(text)}
    </p>
    ${
      evidence.length > 0 &&
      markup`<ul>
        ${evidence.map((entry) => markup`<li class="${entry.kind}">${evidenceOf(entry)}${isFirst && quotes(run, entry.rows ?? [])}</li>`)}
      </ul>`
    }
  </div>`;
}

function evidenceOf({ kind, text }: Evidence): Content {
  const label = EVIDENCE_LABEL[kind];
  return [label !== "" && markup`<b>${label}</b>`, clauseMarkup(text)];
}

/** Where the best finding is explained. */
export function moreOf({ findings: [best] }: RunAnalysis): Content {
  return best && markup`<p class="quiet">More: <code>lossledger explain ${best.cause}</code></p>`;
}

/** Lines of code as they are; nothing for none. */
export function codeBlock(code: string | null): Content {
  if (code === null || code.trim() === "") return null;
  const lines = code.split("\n").map((line) => markup`${line}\n`);
  return markup`<pre class="code" tabindex="0"><code>${lines}</code></pre>`;
}

/** Rows quoted of a piece of evidence, and columns of each. */
const SHOWN_ROWS = 6;
const SHOWN_COLUMNS = 12;

/** Null where no row stands on a line. */
function quotes({ rows }: RunAnalysis, indices: readonly number[]): Markup | null {
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
