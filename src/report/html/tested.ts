// What was tested on a run → causes that are ruled out, and the verdict on every residual model.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { modelColumns, modelLegend, modelVerdictText } from "../model-text.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { table } from "./table.ts";

export function testedOf(run: RunAnalysis): Content {
  const ruledOut = run.findings.filter(({ certainty }) => certainty === "ruled-out");
  return [
    causes(
      "Ruled out",
      ruledOut.map(({ cause, clause: why }) => [cause, why]),
    ),
    models(run),
  ];
}

function causes(title: string, entries: readonly (readonly [string, string])[]): Markup | null {
  if (entries.length === 0) return null;
  const terms = entries.map(
    ([cause, why]) => markup`<dt><code>${cause}</code></dt><dd>${clauseMarkup(why)}</dd>`,
  );
  return markup`<details class="tested">
    <summary>${title}: ${entries.length}</summary>
    <dl>${terms}</dl>
  </details>`;
}

function models(run: RunAnalysis): Markup | null {
  const columns = modelColumns(run);
  if (columns.length === 0) return null;
  const rows = run.models.map((entry) => [
    markup`<code>${entry.model}</code>`,
    ...columns.map(({ verdict }) => modelVerdictText(verdict(entry), "–")),
  ]);
  const legend = modelLegend(run, columns, "no: proven impossible");
  return markup`<details class="tested">
    <summary>Residual models</summary>
    ${table("Residual models", [{ title: "model" }, ...columns.map(({ heading }) => ({ title: heading }))], rows)}
    <p class="quiet">${clauseMarkup(legend.join("; "))}.</p>
  </details>`;
}
