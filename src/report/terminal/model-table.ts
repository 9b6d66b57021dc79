// The verdicts on the residual models of a run → a table of them, one line a model.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { judgedRows, modelLegend, modelVerdictText } from "../model-text.ts";
import { padEnd } from "../text-width.ts";
import { paint, type Paper, span, wrap } from "./paper.ts";

const TITLE = "residual models:";

export function modelLines(paper: Paper, run: RunAnalysis): string[] {
  const { models } = run;
  if (models.length === 0) return [];
  const width = Math.max(TITLE.length - 2, ...models.map(({ model }) => model.length));
  const legend = modelLegend(run, " (`--format json` has the rows)");
  return [
    `   ${paint(paper, span(`${padEnd(TITLE, width + 2)}  ${judgedRows(run)}`, "dim"))}`,
    ...models.map(
      (entry) => `     ${padEnd(paper.show(entry.model), width)}  ${modelVerdictText(entry)}`,
    ),
    ...wrap(paper, legend, "     ", 5, "dim"),
  ];
}
