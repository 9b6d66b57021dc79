// The findings of a run → the best one with its evidence and the log's own lines, the others, and what to do next.

import type { Evidence, Finding } from "../../causes/finding.ts";
import type { RunAnalysis } from "../analysis.ts";
import { EVIDENCE_LABEL } from "../evidence-text.ts";
import { undecidedText } from "../run-text.ts";
import { clause, type Content, markup, type Markup } from "./markup.ts";
import { quotes } from "./quotes.ts";

export function findingsOf(run: RunAnalysis): Content {
  const standing = run.findings.filter(({ certainty }) => certainty !== "ruled-out");
  const undecided = undecidedText(run);
  return [
    standing.map((finding, i) => findingOf(run, finding, i === 0)),
    undecided !== null && markup`<p class="undecided"><b>Undecided:</b> ${clause(undecided)}</p>`,
  ];
}

function findingOf(run: RunAnalysis, finding: Finding, isFirst: boolean): Markup {
  const { cause, certainty, evidence, clause: text } = finding;
  return markup`<div class="finding ${isFirst ? "first" : "other"}">
    <p>
      <b><code>${cause}</code></b> <span class="certainty">${certainty}</span> ${clause(text)}
    </p>
    ${
      evidence.length > 0 &&
      markup`<ul>
        ${evidence.map((entry) => evidenceOf(run, entry, isFirst))}
      </ul>`
    }
  </div>`;
}

function evidenceOf(
  run: RunAnalysis,
  { kind, text, rows = [] }: Evidence,
  isFirst: boolean,
): Markup {
  const label = EVIDENCE_LABEL[kind];
  return markup`<li class="${kind}">
    ${label !== "" && markup`<b>${label}</b>`}${clause(text)}${isFirst && quotes(run, rows)}
  </li>`;
}

/** What to do about the best finding, as code. */
export function nextOf(
  { findings }: RunAnalysis,
  docs: ((cause: string) => string) | null | undefined,
): Content {
  const best = findings.find(({ certainty }) => certainty !== "ruled-out");
  if (best === undefined) return null;
  const where = docs?.(best.cause);
  return [
    best.next !== null && [markup`<p>${clause(best.next.text)}</p>`, codeBlock(best.next.code)],
    where !== undefined && markup`<p class="quiet">More: <code>${where}</code></p>`,
  ];
}

/** Lines of code as they are; nothing for none. */
export function codeBlock(code: string | null): Content {
  if (code === null || code.trim() === "") return null;
  const lines = code.split("\n").map((line) => markup`${line}\n`);
  return markup`<pre class="code" tabindex="0"><code>${lines}</code></pre>`;
}
