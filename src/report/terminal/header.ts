// A run → who wrote which epochs, and the equation that is put to the test.

import type { RunAnalysis, WeightRange } from "../analysis.ts";
import { plainNumber } from "../number-text.ts";
import { textWidth } from "../text-width.ts";
import { clause, glueWords, type Paper, type Span, span, wrap } from "./paper.ts";

/** Terms of the equation shown without --verbose; the weights below the table name them all. */
const SHOWN_TERMS = 6;

export function headerLines(paper: Paper, run: RunAnalysis): string[] {
  const { dot } = paper.signs;
  const parts: Span[][] = [
    [span(sourceText(paper, run), "strong")],
    [span(glueWords(paper.show(run.writer.name)))],
    [span(glueWords(epochsText(paper, run)))],
    ...partsText(run).map((part) => [span(glueWords(paper.show(part)))]),
  ];
  const title = parts.flatMap((part, i) => (i === 0 ? part : [span(` ${dot} `, "dim"), ...part]));
  const terms = equation(paper, run);
  const size = [...title, span(` ${dot} `), ...terms].reduce(
    (sum, { text }) => sum + textWidth(text),
    0,
  );
  if (size <= paper.width) {
    return wrap(paper, [...title, span(` ${dot} `, "dim"), ...terms], "", 2);
  }
  return [...wrap(paper, title, "", 2), ...wrap(paper, terms, "", 2)];
}

/** `cell 7`, or `cell 7 to cell 9`; nothing for a file without parts. */
function partsText({ rows }: RunAnalysis): string[] {
  const names = rows.flatMap(({ place }) => (place === undefined ? [] : [place.part]));
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return [];
  return [first === last ? first : `${first} to ${last}`];
}

export function sourceText(paper: Paper, { source, run, runs }: RunAnalysis): string {
  return paper.show(source) + (runs > 1 ? ` (run ${run} of ${runs})` : "");
}

export function epochsText(paper: Paper, run: RunAnalysis): string {
  const { firstEpoch, lastEpoch, plannedEpochs, epochs } = run;
  const planned = plannedEpochs === null ? "" : ` of ${plannedEpochs}`;
  if (epochs === 0) return "no epochs";
  if (firstEpoch === lastEpoch) return `epoch ${firstEpoch}${planned}`;
  const missing = lastEpoch - firstEpoch + 1 - epochs;
  const gaps = missing > 0 ? `, ${missing} missing` : "";
  return `epochs ${firstEpoch}${paper.signs.dash}${lastEpoch}${planned}${gaps}`;
}

function equation(paper: Paper, run: RunAnalysis): Span[] {
  const shown = paper.verbose ? run.weights.length : SHOWN_TERMS;
  const folded = run.weights.length > shown ? run.weights.length - shown + 1 : 0;
  const terms = run.weights
    .slice(0, run.weights.length - folded)
    .map((weight) => term(paper, weight))
    .concat(folded > 0 ? [[span(`${folded} more`)]] : []);
  const spans: Span[] = [span(`${paper.show(run.total)} = `)];
  terms.forEach((part, i) => spans.push(...(i === 0 ? part : [span(" + "), ...part])));
  if (terms.length === 0) return [...clause(paper, `\`${run.total}\`, with no component printed`)];
  return run.residual.model === "zero"
    ? spans
    : [...spans, span(" + "), span("residual", "strong")];
}

function term(paper: Paper, { component, value }: WeightRange): Span[] {
  const name = span(paper.show(component));
  return value === 1 ? [name] : [span(`${plainNumber(value)}${paper.signs.times}`), name];
}
