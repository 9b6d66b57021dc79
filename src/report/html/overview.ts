// Several runs → the top of the page: how many of them are fine, and a table with a line each.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { outcomesByRun, worstVerdict } from "../outcome-groups.ts";
import { runText } from "../run-text.ts";
import {
  shortCertainty,
  shortGap,
  shortVerdict,
  spanText,
  spanTitle,
  verdictCounts,
  verdictTitles,
  worstFirst,
} from "../../analysis/answer/short.ts";
import { verdictRecord } from "../../verdict/verdicts.ts";
import { OUTCOME_SIGNS } from "./check.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { SIGN_CLASSES } from "./run-section.ts";
import { table } from "./table.ts";

/** `ids` are those of the sections, one a run. */
export function overviewOf(analysis: Analysis, ids: readonly string[]): Markup {
  const { runs, unjudged = [] } = analysis;
  return markup`<header class="overview" id="top">
    <h1>${headline(analysis)}</h1>
    ${runs.length > 0 && runsTable(analysis, ids)}${
      unjudged.length > 0 &&
      markup`<p>Could not be judged:</p>
        <ul>
          ${unjudged.map(
            ({ source, seen, next }) =>
              markup`<li><code>${source}</code>: ${clauseMarkup(seen)}; ${clauseMarkup(next)}</li>`,
          )}
        </ul>`
    }${staleList(analysis)}
  </header>`;
}

function headline({ runs, check, unjudged = [] }: Analysis): string {
  const count = runs.length === 1 ? "1 run" : `${runs.length} runs`;
  const missing = unjudged.length > 0 ? [`${unjudged.length} could not be judged`] : [];
  if (check === undefined) {
    const counts = verdictCounts(runs).map(
      ({ id, count: own }) => `${own} ${verdictRecord(id).sign} ${verdictTitles[id]}`,
    );
    return `${count}: ${[...counts, ...missing].join(", ")}`;
  }
  const worst = outcomesByRun(check.outcomes).map(worstVerdict);
  const number = (verdict: "fail" | "undecided" | "pass"): number =>
    worst.filter((one) => one === verdict).length;
  const [fail, open, pass] = [number("fail"), number("undecided"), number("pass")];
  const parts = [
    ...(fail > 0 ? [`${fail} ${fail === 1 ? "fails" : "fail"}`] : []),
    ...(open > 0 ? [`${open} cannot be told`] : []),
    ...(pass > 0 ? [`${pass} ${pass === 1 ? "passes" : "pass"}`] : []),
    ...missing,
  ];
  return `${count}: ${parts.join(", ")}`;
}

function runsTable({ runs, check }: Analysis, ids: readonly string[]): Markup {
  return table(
    "All runs",
    [
      { title: markup`<span class="away">verdict</span>` },
      { title: "log" },
      { title: spanTitle(runs) },
      { title: "verdict" },
      { title: "how sure" },
      { title: "left over" },
    ],
    worstFirst(runs).map((run) => {
      return [
        signOf(run, check),
        markup`<a href="#${ids[runs.indexOf(run)]}"><code>${run.source}</code>${runText(run)}</a>`,
        spanText(run, runs),
        shortVerdict(run),
        shortCertainty(run),
        shortGap(run),
      ];
    }),
  );
}

function signOf(run: RunAnalysis, check: Analysis["check"]): Markup {
  const outcomes = check?.outcomes.filter(
    (one) => one.source === run.source && one.run === run.run,
  );
  if (outcomes === undefined) {
    const { sign: own, id } = run.verdict;
    return sign(SIGN_CLASSES[own], verdictTitles[id], own);
  }
  const worst = worstVerdict(outcomes);
  const word = { fail: "fails", undecided: "cannot be told", pass: "passes" }[worst];
  return sign(worst, word, OUTCOME_SIGNS[worst]);
}

function sign(kind: string, word: string, character: string): Markup {
  return markup`<span class="sign ${kind}" role="img" aria-label="${word}">${character}</span>`;
}

function staleList({ check }: Analysis): Content {
  if (check === undefined || check.stale.length === 0) return null;
  return markup`<p>Accepted in the baseline and no longer found:</p>
    <ul>
      ${check.stale.map(
        ({ source, run, rule }) =>
          markup`<li><code>${source}</code> run ${run} <code>${rule}</code></li>`,
      )}
    </ul>`;
}
