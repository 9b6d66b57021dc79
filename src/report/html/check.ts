// What became of the rules of a check → a list for each run, the gravest first.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import type { Outcome } from "../../analysis/outcome.ts";
import { certaintyText, gravestFirst, outcomesOfRun, outcomePlace } from "../outcome-list.ts";
import { checkMarkup } from "./answer.ts";
import { clauseMarkup, list, markup, type Markup } from "./markup.ts";

/** Null where nothing was checked. */
export function outcomesItems(analysis: Analysis, run: RunAnalysis): Markup | null {
  const own = outcomesOfRun(analysis, run);
  if (own.length === 0) return null;
  return markup`<ul class="outcomes">
    ${gravestFirst(own).map((outcome) => outcomeOf(outcome, outcome.rule === run.verdict.id))}
  </ul>`;
}

/** The verdict is the headline of the section, with what it rests on below it. */
function outcomeOf(outcome: Outcome, isHeadline: boolean): Markup {
  const { verdict, rule, text, evidence, next, reason } = outcome;
  const isPlain = isHeadline || verdict === "note" || verdict === "pass";
  return markup`<li class="outcome ${verdict}">
    <p>
      <b class="word ${verdict}">${verdict}</b>
      <code>${rule}</code>${certaintyText(outcome)}${outcomePlace(outcome)}${!isHeadline && [": ", clauseMarkup(text)]}
    </p>
    ${reason !== null && markup`<p>Accepted: ${reason}</p>`}${!isPlain && list(evidence.map(clauseMarkup))}${verdict === "fail" && !isHeadline && next !== null && checkMarkup(next, "→", true)}
  </li>`;
}
