// Several runs → the top of the page: how many of them are fine, and a table with a line each.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { shareRange } from "../number-text.ts";
import { outcomesByRun, worstVerdict } from "../outcome-groups.ts";
import { runText } from "../run-text.ts";
import { isRounding, verdictOf } from "../verdict.ts";
import { OUTCOME_SIGNS } from "./check.ts";
import { clause, type Content, markup, type Markup } from "./markup.ts";
import { VERDICT_SIGNS } from "./run-section.ts";
import { table } from "./table.ts";

/** `ids` are those of the sections, one a run. */
export function overviewOf(analysis: Analysis, ids: readonly string[]): Markup {
  const { runs, unjudged = [] } = analysis;
  return markup`<header class="overview">
    <h1>${headline(analysis)}</h1>
    ${runs.length > 0 && runsTable(analysis, ids)}${
      unjudged.length > 0 &&
      markup`<p>Could not be judged:</p>
        <ul>
          ${unjudged.map(
            ({ source, seen, next }) =>
              markup`<li><code>${source}</code>: ${clause(seen)}; ${clause(next)}</li>`,
          )}
        </ul>`
    }${staleList(analysis)}
  </header>`;
}

function headline({ runs, check, unjudged = [] }: Analysis): string {
  const count = runs.length === 1 ? "1 run" : `${runs.length} runs`;
  const missing = unjudged.length > 0 ? [`${unjudged.length} could not be judged`] : [];
  if (check === undefined) return [count, ...missing].join(", ");
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
      { title: "epochs" },
      { title: "first finding" },
      { title: "certainty" },
      { title: "residual" },
    ],
    runs.map((run, i) => {
      const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
      return [
        signOf(run, check),
        markup`<a href="#${ids[i]}"><code>${run.source}</code>${runText(run)}</a>`,
        `${run.firstEpoch}–${run.lastEpoch}`,
        markup`<code>${best?.cause ?? "none"}</code>`,
        best?.certainty ?? "",
        residualText(run),
      ];
    }),
  );
}

function signOf(run: RunAnalysis, check: Analysis["check"]): Markup {
  const own = check?.outcomes.filter((one) => one.source === run.source && one.run === run.run);
  if (own === undefined) {
    const verdict = verdictOf(run);
    const word = { clean: "adds up", hidden: "does not add up", unsure: "open" }[verdict];
    return sign(verdict, word, VERDICT_SIGNS[verdict]);
  }
  const worst = worstVerdict(own);
  const word = { fail: "fails", undecided: "cannot be told", pass: "passes" }[worst];
  return sign(worst, word, OUTCOME_SIGNS[worst]);
}

function sign(kind: string, word: string, character: string): Markup {
  return markup`<span class="sign ${kind}" role="img" aria-label="${word}">${character}</span>`;
}

function residualText(run: RunAnalysis): string {
  const { share } = run.residual;
  if (share === null || run.components.length === 0) return "";
  return isRounding(run) ? "rounding" : shareRange(share.min, share.max);
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
