// What was tested on a run → verdicts that the rows speak against, and the verdict on every residual model.

import { verdictRecord } from "../../verdict/verdicts.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { judgedRows, modelLegend, modelVerdictText } from "../model-text.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { table } from "./table.ts";

export function testedOf(run: RunAnalysis): Content {
  return [unlikely(run), models(run)];
}

function unlikely({ verdict }: RunAnalysis): Markup | null {
  if (verdict.unlikely.length === 0) return null;
  const titles = verdict.unlikely.map((id) => markup`<li>${verdictRecord(id).title}</li>`);
  return markup`<details class="tested">
    <summary>Unlikely: ${verdict.unlikely.length}, each below 3 % of such logs</summary>
    <ul>${titles}</ul>
  </details>`;
}

function models(run: RunAnalysis): Markup | null {
  if (run.models.length === 0) return null;
  const rows = run.models.map((entry) => [
    markup`<code>${entry.model}</code>`,
    modelVerdictText(entry),
  ]);
  return markup`<details class="tested">
    <summary>Residual models</summary>
    ${table("Residual models", [{ title: "model" }, { title: judgedRows(run) }], rows)}
    <p class="quiet">${clauseMarkup(modelLegend(run))}.</p>
  </details>`;
}
