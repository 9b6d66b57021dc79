// The verdicts on the residual models of a run → a table of them, one line a model.

import type { ModelVerdict, ModelVerdicts, RunAnalysis } from "../analysis.ts";
import { padEnd } from "../text-width.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";

interface Column {
  readonly heading: string;
  readonly verdict: (entry: ModelVerdicts) => ModelVerdict | null;
}

const TITLE = "residual models:";

/** `fits` where some weights of 0 or more leave such a residual, `no` where a certificate refutes it. */
export function modelLines(paper: Paper, { models, rows }: RunAnalysis): string[] {
  const hasTrain = rows.some(({ split }) => split === "train");
  const columns: readonly Column[] = [
    {
      heading: "train",
      verdict: (entry: ModelVerdicts) => (hasTrain && entry.model !== "interleaved" ? entry : null),
    },
    { heading: "val", verdict: ({ val }: ModelVerdicts) => val },
    { heading: "both", verdict: ({ together }: ModelVerdicts) => together },
    { heading: "short batch", verdict: ({ withShortBatch }: ModelVerdicts) => withShortBatch },
  ].filter(({ verdict }) => models.some((entry) => verdict(entry) !== null));
  if (columns.length === 0) return [];
  const width = Math.max(TITLE.length - 2, ...models.map(({ model }) => model.length));
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ heading }, i) => padEnd(cells[i] ?? "", heading.length))
      .join("  ")
      .trimEnd();
  const heading = line(columns.map((column) => column.heading));
  const verdicts = models.flatMap((entry) => columns.map(({ verdict }) => verdict(entry)));
  return [
    `   ${paint(paper, span(`${padEnd(TITLE, width + 2)}  ${heading}`, "dim"))}`,
    ...models.map((entry) => {
      const cells = columns.map(({ verdict }) => cell(paper, verdict(entry)));
      return `     ${padEnd(paper.show(entry.model), width)}  ${line(cells)}`;
    }),
    ...wrap(paper, clause(paper, legend(columns, verdicts), "dim"), "     ", 5),
  ];
}

function cell(paper: Paper, verdict: ModelVerdict | null): string {
  if (verdict === null) return paper.show(paper.signs.dash);
  return verdict.feasible === null ? "?" : verdict.feasible ? "fits" : "no";
}

function legend(columns: readonly Column[], verdicts: readonly (ModelVerdict | null)[]): string {
  const has = (feasible: boolean | null): boolean =>
    verdicts.some((verdict) => verdict?.feasible === feasible);
  return [
    ...(has(true) ? ["fits: some weights of 0 or more leave such a residual"] : []),
    ...(has(false) ? ["no: proven impossible (`--format json` has the rows)"] : []),
    ...(has(null) ? ["?: neither found nor proven impossible"] : []),
    ...(columns.some(({ heading }) => heading === "both")
      ? ["both: train and val in order of time"]
      : []),
    ...(columns.some(({ heading }) => heading === "short batch")
      ? ["short batch: train, if a short last batch weighs differently in the total"]
      : []),
  ].join("; ");
}
