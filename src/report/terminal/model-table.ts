// The verdicts on the residual models of a run → a table of them, one line a model.

import type { ModelVerdict, ModelVerdicts, RunAnalysis } from "../analysis.ts";
import { plainNumber } from "../number-text.ts";
import { padEnd } from "../text-width.ts";
import { clause, paint, type Paper, span, wrap } from "./paper.ts";

interface Column {
  readonly heading: string;
  readonly verdict: (entry: ModelVerdicts) => ModelVerdict | null;
}

const TITLE = "residual models:";

/** `fits` where some weights of 0 or more leave such a residual, `no` where a certificate refutes it. */
export function modelLines(paper: Paper, run: RunAnalysis): string[] {
  const { models, rows } = run;
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
    ...slowLines(paper, run),
  ];
}

function slowLines(paper: Paper, { residual: { slow } }: RunAnalysis): string[] {
  if (slow === null || slow.shown === null) return [];
  const { shown, least } = slow;
  const percent = (rate: number): string => `${Number((100 * rate).toPrecision(3))} %`;
  const most =
    shown.high === null || percent(shown.low) === percent(shown.high)
      ? percent(shown.low)
      : `${percent(shown.low)} to ${percent(shown.high)}`;
  const other =
    least === null || least.rate > 0.9 * shown.low
      ? ""
      : `; at weights (${least.weights.map((weight) => plainNumber(Number(weight.toPrecision(3)))).join(", ")}) by ${percent(least.rate)}`;
  const text = `the residual moves by ${shown.high === null ? "at least " : ""}${most} from epoch to epoch at most, at the weights shown${other}`;
  return wrap(paper, clause(paper, text), "     ", 5);
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
