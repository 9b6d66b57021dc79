// Several runs → the top of the page: how many of them are fine, and a table with a line each.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import type { Unjudged } from "../../analysis/outcome.ts";
import { countsText, outcomesOfRun, worstVerdict } from "../outcome-list.ts";
import { runText } from "../run-text.ts";
import { shortColumns, verdictTitles } from "../../analysis/answer/short.ts";
import { clauseMarkup, type Content, list, markup, type Markup } from "./markup.ts";
import { MOST_SECTIONS, type PageSection } from "./sections.ts";
import { SIGN_CLASSES } from "./run-section.ts";
import { table } from "./table.ts";

export function overviewOf(analysis: Analysis, sections: readonly PageSection[]): Markup {
  const { runs, unjudged = [] } = analysis;
  return markup`<header class="overview" id="top">
    <h1>${countsText(analysis)}</h1>
    ${runs.length > 0 && runsTable(analysis, sections)}${
      runs.length > MOST_SECTIONS &&
      markup`<p>The ${MOST_SECTIONS} worst runs are shown below; a page of fewer logs shows all of them.</p>`
    }${list(
      unjudged.map(unjudgedItem),
      markup`<p>Could not be judged:</p>\n`,
    )}${staleList(analysis)}
  </header>`;
}

function unjudgedItem({ source, seen, next }: Unjudged): Markup {
  return markup`<code>${source}</code>: ${clauseMarkup(seen)}; ${clauseMarkup(next)}`;
}

function runsTable(analysis: Analysis, sections: readonly PageSection[]): Markup {
  const { runs, check } = analysis;
  const columns = shortColumns(runs);
  return table(
    "All runs",
    [
      { title: markup`<span class="away">verdict</span>` },
      { title: "log" },
      ...columns,
      ...(check === undefined ? [] : [{ title: "check" }]),
    ],
    sections.map(({ run, id, name }) => {
      return [
        signOf(run),
        id === null
          ? markup`<code>${name}</code>${runText(run)}`
          : markup`<a class="path" href="#${id}"><code>${name}</code>${runText(run)}</a>`,
        ...columns.map(({ of }) => of(run)),
        ...(check === undefined ? [] : [wordOf(worstVerdict(outcomesOfRun(analysis, run)))]),
      ];
    }),
  );
}

function signOf({ verdict: { sign, id } }: RunAnalysis): Markup {
  return markup`<span class="sign ${SIGN_CLASSES[sign]}" role="img" aria-label="${verdictTitles[id]}">${sign}</span>`;
}

/** Whether the rules of the check hold. */
function wordOf(worst: ReturnType<typeof worstVerdict>): Markup {
  return markup`<b class="word ${worst}">${worst}</b>`;
}

function staleList({ check }: Analysis): Content {
  const items = (check?.stale ?? []).map(
    ({ source, run, rule }) => markup`<code>${source}</code> run ${run} <code>${rule}</code>`,
  );
  return list(items, markup`<p>Accepted in the baseline but no longer found:</p>\n`);
}
