// One run → its section of the page, from the verdict down to how the log was read.

import type { Analysis, RunAnalysis, WeightRange } from "../../analysis/analysis.ts";
import { findCause } from "../../causes/index.ts";
import type { RenderOptions } from "../format.ts";
import { plainNumber } from "../../analysis/number-text.ts";
import { aboutLog, runText } from "../run-text.ts";
import { answerOf } from "../../analysis/answer/answer.ts";
import { movingWeights } from "../../analysis/answer/moving-weights.ts";
import { wholeRows } from "../../analysis/answer/run-rows.ts";
import { shortVerdict } from "../../analysis/answer/short.ts";
import { verdictRecord, type VerdictSign } from "../../verdict/verdicts.ts";
import { answerPart } from "./answer.ts";
import { chartsOf } from "./charts.ts";
import { outcomesItems } from "./check.ts";
import { findingsMarkup, moreOf } from "./findings.ts";
import { ledgerOf } from "./ledger.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { claimsOf, proofOf } from "./proof.ts";
import { readingOf } from "./reading.ts";
import type { PageSection } from "./sections.ts";
import { testedOf } from "./tested.ts";
import { weightsTable } from "./weights.ts";

/** Terms of the equation that are spelled out; the table of weights has them all. */
const SHOWN_TERMS = 6;

/** Class of a verdict's sign, which gives it its colour. */
export const SIGN_CLASSES: Readonly<Record<VerdictSign, string>> = {
  "✓": "clean",
  "≈": "clean",
  "✗": "hidden",
  "?": "unsure",
  "–": "unsure",
};

/** Points of a plot; more would be closer than pixels. */
const POINTS = 240;
const POINTS_OF_MANY = 26;

export interface SectionOptions {
  /** True where the page has nothing else, so that its headings are those of the page. */
  readonly isAlone: boolean;
  /** True where the page has so many runs that each is drawn with less. */
  readonly isOfMany: boolean;
  /** True where it is opened by a click. */
  readonly isFolded: boolean;
  readonly options: RenderOptions;
}

export function runArticle(
  analysis: Analysis,
  { run, id, name }: PageSection & { readonly id: string },
  { isAlone, isOfMany, isFolded, options }: SectionOptions,
): Markup {
  const answer = answerOf(run);
  const { sign } = run.verdict;
  const charts = chartsOf(run, id, isOfMany ? POINTS_OF_MANY : POINTS, isOfMany);
  const claims = isOfMany ? [] : claimsOf(run);
  const ledger = ledgerOf(run, options.verbose ? "shown" : isOfMany ? "none" : "folded");
  // Of many runs a page holds the answer, one chart and the ends of the ledger; a page of the one log has it all.
  const parts: readonly (readonly [title: string, content: Content])[] = isOfMany
    ? [["Ledger", ledger]]
    : [
        aboutPart(run),
        ["What is left over", charts.residual],
        ["What was found", [findingsMarkup(run), moreOf(run)]],
        ["Weights", weightsTable(run)],
        [claims.length > 1 ? "Proofs" : "Proof", claims.map((claim) => proofOf(run, claim))],
        ["Ledger", ledger],
        ["What was tested", testedOf(run)],
        ["How it was read", readingOf(analysis, run)],
      ];
  const section = markup`<section class="run" id="${id}">
    <header>
      <p class="quiet"><code>${run.source}</code>${runText(run)} · ${aboutLog(run).join(" · ")}</p>
      ${heading(isAlone ? 1 : 2, markup`<span class="sign ${SIGN_CLASSES[sign]}" aria-hidden="true">${sign}</span> ${clauseMarkup(answer.sentence)}`)}
      ${[answer.cause, answer.also].map((text) => text !== null && markup`<p class="cause">${clauseMarkup(text)}</p>`)}
    </header>
    ${outcomesItems(analysis, run)}${charts.stack}${answerPart(answer)}
    ${!isOfMany && markup`<p class="equation">${equation(run)}</p>`}
    ${parts.map(([title, content]) => part(isAlone ? 2 : 3, title, content))}
    ${!isAlone && markup`<p><a href="#top">↑ all runs</a></p>`}
  </section>`;
  if (!isFolded) return section;
  return markup`<details class="folded">
    <summary><span class="sign ${SIGN_CLASSES[sign]}">${sign}</span> <code>${name}</code>${runText(run)}: ${shortVerdict(run)}</summary>
    ${section}
  </details>`;
}

/** What the likeliest cause is, unless it is that of another verdict: rows that cannot be judged leave none. */
function aboutPart({ verdict, findings }: RunAnalysis): readonly [title: string, content: Content] {
  const id = findings[0]?.cause ?? "";
  const cause = verdictRecord(verdict.id).causes.includes(id) ? findCause(id) : undefined;
  const said = cause?.doc.what.split("\n\n").map((text) => markup`<p>${clauseMarkup(text)}</p>`);
  return ["What that means", said];
}

function heading(level: 1 | 2 | 3, content: Content): Markup {
  if (level === 1) return markup`<h1>${content}</h1>`;
  return level === 2 ? markup`<h2>${content}</h2>` : markup`<h3>${content}</h3>`;
}

/** A part that has nothing to show is left out. */
function part(level: 2 | 3, title: string, content: Content): Content {
  if (isEmpty(content)) return null;
  return markup`<section class="part">${heading(level, title)}${content}</section>\n`;
}

function isEmpty(content: Content): boolean {
  if (Array.isArray(content)) return content.every(isEmpty);
  return content === null || content === undefined || content === false;
}

function equation(run: RunAnalysis): Content {
  const { weights, total } = run;
  if (total === "") return "no total is printed";
  if (weights.length === 0) return markup`<code>${total}</code>, with no component printed`;
  const folded = weights.length > SHOWN_TERMS ? weights.length - SHOWN_TERMS + 1 : 0;
  const moving = new Set(movingWeights(run).map(({ index }) => index));
  const terms = weights
    .slice(0, weights.length - folded)
    .map((weight, i) => term(weight, moving.has(i)));
  const isWhole = wholeRows(run).every(({ fits }) => fits);
  const all = [
    ...terms,
    ...(folded > 0 ? [markup`${folded} more`] : []),
    ...(isWhole ? [] : [markup`<b>residual</b>`]),
  ];
  return [markup`<code>${total}</code> = `, all.map((piece, i) => [i > 0 && " + ", piece])];
}

/** A weight that changes during the run stands as `w`. */
function term({ component, value }: WeightRange, isMoving: boolean): Markup {
  if (isMoving) return markup`w&thinsp;·&thinsp;<code>${component}</code>`;
  return value === 1
    ? markup`<code>${component}</code>`
    : markup`${plainNumber(value)}&thinsp;·&thinsp;<code>${component}</code>`;
}
