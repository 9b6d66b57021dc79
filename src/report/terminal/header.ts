// A run → who wrote which epochs, and the equation that is put to the test.

import type { RunAnalysis, WeightRange } from "../../analysis/analysis.ts";
import { plainNumber } from "../number-text.ts";
import { epochsText, partsText, runText } from "../run-text.ts";
import { textWidth } from "../text-width.ts";
import { clause, glueWords, type Paper, type Span, span, wrap } from "./paper.ts";

/** Terms of the equation shown without --verbose; the weights below the table name them all. */
const SHOWN_TERMS = 6;

export function headerLines(paper: Paper, run: RunAnalysis): string[] {
  const { dot } = paper.signs;
  const parts: Span[][] = [
    [span(sourceText(paper, run), "strong")],
    [span(glueWords(paper.show(run.writer.name)))],
    [span(glueWords(epochsText(run, paper.signs.dash)))],
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

export function sourceText(paper: Paper, run: RunAnalysis): string {
  return paper.show(run.source) + runText(run);
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
