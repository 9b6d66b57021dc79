// The verdicts on the residual models of a run → a table of them, one line a model.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { modelColumns, modelLegend, modelVerdictText } from "../model-text.ts";
import { padEnd } from "../text-width.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";

const TITLE = "residual models:";

export function modelLines(paper: Paper, run: RunAnalysis): string[] {
  const { models } = run;
  const columns = modelColumns(run);
  if (columns.length === 0) return [];
  const width = Math.max(TITLE.length - 2, ...models.map(({ model }) => model.length));
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ heading }, i) => padEnd(cells[i] ?? "", heading.length))
      .join("  ")
      .trimEnd();
  const heading = line(columns.map((column) => column.heading));
  const legend = modelLegend(run, columns, "no: proven impossible (`--format json` has the rows)");
  return [
    `   ${paint(paper, span(`${padEnd(TITLE, width + 2)}  ${heading}`, "dim"))}`,
    ...models.map((entry) => {
      const cells = columns.map(({ verdict }) =>
        paper.show(modelVerdictText(verdict(entry), paper.signs.dash)),
      );
      return `     ${padEnd(paper.show(entry.model), width)}  ${line(cells)}`;
    }),
    ...wrap(paper, clause(paper, legend.join("; "), "dim"), "     ", 5),
  ];
}
