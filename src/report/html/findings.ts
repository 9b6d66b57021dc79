// The findings of a run → the best one with its evidence and the rows that it rests on, the others, and what to do next.

import type { Evidence, Finding } from "../../causes/finding.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { EVIDENCE_LABEL, undecidedText } from "../run-text.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { quotes } from "./quotes.ts";

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
