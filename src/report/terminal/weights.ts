// The weights of a run → one line each: value shown, the range it must lie in, and how the value came about.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { plainNumber, rangeText } from "../number-text.ts";
import { padEnd, padStart, shorten, textWidth } from "../text-width.ts";
import { paint, type Paper, span } from "./paper.ts";

/** Weights shown without --verbose. */
const SHOWN = 8;

export function weightLines(paper: Paper, run: RunAnalysis): string[] {
  if (run.weights.length === 0) return [];
  const shown = paper.verbose
    ? run.weights
    : run.weights.slice(0, run.weights.length > SHOWN ? SHOWN - 1 : SHOWN);
  const nameCap = Math.max(12, paper.width - 48);
  const names = shown.map(({ component }) =>
    shorten(paper.show(component), nameCap, paper.signs.ellipsis),
  );
  const values = shown.map(({ value }) => plainNumber(value));
  const ranges = shown.map(({ low, high }) => rangeText(low, high));
  const nameWidth = Math.max(...names.map(textWidth));
  const valueWidth = Math.max(...values.map(textWidth));
  const rangeWidth = Math.max(...ranges.map(textWidth));
  const lines = shown.map(({ status }, i) => {
    const name = padEnd(names[i] ?? "", nameWidth);
    const value = padStart(values[i] ?? "", valueWidth);
    const range = padEnd(ranges[i] ?? "", rangeWidth);
    return ` ${i === 0 ? paint(paper, span("weights", "dim")) : "       "}  ${name}  ${value}  ${range}  ${paint(paper, span(status, "dim"))}`;
  });
  const hidden = run.weights.length - shown.length;
  if (hidden > 0) lines.push(paint(paper, span(`          ${hidden} more with --verbose`, "dim")));
  return lines;
}
