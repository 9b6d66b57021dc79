// The parts of a run's total → small panels over epochs, as many side by side as fit; train and val share the scale of a panel.

import { short } from "../../math/short.ts";
import { largest, smallest } from "../../math/statistics.ts";
import type { Split } from "../../table/row.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { padEnd, padStart, shorten, textWidth } from "../text-width.ts";
import { drawDots, type Mark } from "./dots.ts";
import { paintAll, type Paper, type Span, span, widthOf, wrap } from "./paper.ts";
import { type PlotPoint, type PlotSeries, plotSeries } from "./plot-series.ts";

const ROWS = 4;
const GAP = 2;
/** Least columns of a panel with one split and with two, and most panels side by side. */
const LEAST_WIDTH = { 1: 38, 2: 58 } as const;
const MOST_ACROSS = 4;
const MOST_CELLS = 72;
/** A scale spans at least so many printed intervals: what rounding hides is not drawn large. */
const LEAST_SPAN = 8;

interface Frame {
  readonly axis: string;
  readonly splits: readonly Split[];
  readonly first: number;
  readonly last: number;
  /** Columns for the numbers of the scale, and for the plot of one split. */
  readonly gutter: number;
  readonly cells: number;
}

interface Scale {
  readonly bottom: number;
  readonly top: number;
}

export function plotLines(paper: Paper, run: RunAnalysis): string[] {
  const series = plotSeries(paper, run);
  const splits = (["train", "val"] as const).filter((split) =>
    series.some(({ points }) => points[split].length > 0),
  );
  if (splits.length === 0) return [];
  const all = series.flatMap(({ points }) => [...points.train, ...points.val]);
  const epochs = all.map(({ epoch }) => epoch);
  const scales = series.map(scaleOf);
  const least = LEAST_WIDTH[splits.length === 1 ? 1 : 2];
  const fitting = Math.floor((paper.width + GAP) / (least + GAP));
  const across = Math.max(Math.min(fitting, MOST_ACROSS, series.length), 1);
  const width = Math.floor((paper.width - GAP * (across - 1)) / across);
  const gutter = Math.max(
    run.clock.length,
    ...scales.flatMap(({ bottom, top }) => [scaleText(bottom).length, scaleText(top).length]),
  );
  const frame: Frame = {
    axis: run.clock,
    splits,
    first: smallest(epochs),
    last: largest(epochs),
    gutter,
    cells: Math.min(Math.floor((width - gutter - 1) / splits.length) - GAP, MOST_CELLS),
  };
  const panels = series.map((one, i) => panelLines(paper, frame, one, scales[i] as Scale));
  return [
    ...titleLines(paper, run, all),
    ...gridLines(paper, panels, across, panelWidth(frame) + GAP),
  ];
}

function panelWidth({ splits, gutter, cells }: Frame): number {
  return 1 + gutter + splits.length * (cells + GAP);
}

function titleLines(paper: Paper, run: RunAnalysis, all: readonly PlotPoint[]): string[] {
  const title = `in units of ${paper.show(run.total)} by ${run.clock}, each panel on its own scale`;
  const broken = all.some(({ range }) => range === undefined);
  const legend = [span(paper.show("✗"), "bad"), span(" nan, inf or missing", "dim")];
  return [
    ...wrap(paper, span(title, "dim"), " ", 1),
    ...(broken ? wrap(paper, legend, " ", 1) : []),
  ];
}

/** Panels row by row; the last of a row ends without spaces. */
function gridLines(
  paper: Paper,
  panels: readonly (readonly (readonly Span[])[])[],
  across: number,
  width: number,
): string[] {
  const lines: string[] = [];
  for (let at = 0; at < panels.length; at += across) {
    const row = panels.slice(at, at + across);
    row[0]?.forEach((_, y) => {
      const spans = row.flatMap((panel, x) => {
        const line = panel[y] ?? [];
        return x === row.length - 1 ? line : [...line, span(" ".repeat(width - widthOf(line)))];
      });
      lines.push(paintAll(paper, withoutEnd(spans)));
    });
  }
  return lines;
}

function withoutEnd(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined) return spans;
  const text = last.text.trimEnd();
  const rest = spans.slice(0, -1);
  return text === "" ? withoutEnd(rest) : [...rest, span(text, last.tone)];
}

/** A title, the plots with the numbers of their scale, and the axis of epochs. */
function panelLines(paper: Paper, frame: Frame, series: PlotSeries, scale: Scale): Span[][] {
  const { splits, gutter, cells } = frame;
  const [tick = "", wall = "", corner = ""] = ["┤", "│", "└"].map(paper.show);
  const labels = scaleLabels(scale);
  const plots = splits.map((split) => ({
    rows: drawDots(marksOf(series.points[split], frame, scale), cells, ROWS, paper.style.unicode),
    broken: brokenCells(series.points[split], frame),
  }));
  const body = Array.from({ length: ROWS }, (_, y) => {
    const label = labels.get(y) ?? "";
    return plots.flatMap(({ rows, broken }, i) => [
      i === 0
        ? span(` ${padStart(label, gutter)} ${label === "" ? wall : tick}`, "dim")
        : span(` ${wall}`, "dim"),
      ...plotSpans(paper, rows[y] ?? "", y === ROWS - 1 ? broken : new Set(), series.tone),
    ]);
  });
  const axis = plots.map((_, i) =>
    span(
      `${i === 0 ? ` ${padStart(frame.axis, gutter)} ` : " "}${corner}${axisText(paper, frame)}`,
      "dim",
    ),
  );
  return [titleSpans(paper, frame, series), ...body, axis];
}

function titleSpans(paper: Paper, { splits, gutter, cells }: Frame, { title }: PlotSeries): Span[] {
  const lead = " ".repeat(gutter + 3);
  const room = cells - (splits.length > 1 ? 8 : 0);
  const name = shorten(title, room, paper.show("…"));
  if (splits.length === 1)
    return [span(lead), span(name, "strong"), span(splits[0] === "val" ? ", val" : "")];
  return [
    span(lead),
    span(name, "strong"),
    span(padEnd(", train", cells - textWidth(name) + GAP)),
    span("val"),
  ];
}

/** A row of a plot; where an epoch has no finite value, its sign stands instead. */
function plotSpans(
  paper: Paper,
  row: string,
  broken: ReadonlySet<number>,
  tone: Span["tone"],
): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const at of [...broken].toSorted((a, b) => a - b)) {
    if (at > start) spans.push(span(row.slice(start, at), tone));
    spans.push(span(paper.show("✗"), "bad"));
    start = at + 1;
  }
  if (start < row.length) spans.push(span(row.slice(start), tone));
  return spans;
}

function placeOf(epoch: number, { first, last }: Frame): number {
  return last > first ? (epoch - first) / (last - first) : 0;
}

function marksOf(points: readonly PlotPoint[], frame: Frame, { bottom, top }: Scale): Mark[] {
  const marks: Mark[] = [];
  // Halves, as the difference of two large numbers may be none.
  const share = (value: number): number => (value / 2 - bottom / 2) / (top / 2 - bottom / 2);
  let afterGap = true;
  for (const { epoch, range } of points) {
    if (range !== undefined)
      marks.push({
        at: placeOf(epoch, frame),
        low: share(range.low),
        high: share(range.high),
        afterGap,
      });
    afterGap = range === undefined;
  }
  return marks;
}

function brokenCells(points: readonly PlotPoint[], frame: Frame): ReadonlySet<number> {
  return new Set(
    points.flatMap(({ epoch, range }) =>
      range === undefined ? [Math.round(placeOf(epoch, frame) * (frame.cells - 1))] : [],
    ),
  );
}

/** Zero is always on it, as the parts of a sum are compared by their size; NaN where no value is finite. */
function scaleOf({ points }: PlotSeries): Scale {
  let [bottom, top, widest] = [0, 0, -1];
  for (const { range } of [...points.train, ...points.val]) {
    if (range === undefined) continue;
    const middle = range.low / 2 + range.high / 2;
    bottom = Math.min(bottom, middle);
    top = Math.max(top, middle);
    widest = Math.max(widest, range.high - range.low);
  }
  if (widest === -1) return { bottom: Number.NaN, top: Number.NaN };
  const least = Math.min(LEAST_SPAN * widest, Number.MAX_VALUE);
  if (top - bottom < least) {
    if (bottom < 0) return { bottom: Math.min(bottom, -least / 2), top: Math.max(top, least / 2) };
    return { bottom, top: least };
  }
  // All of them are 0.
  return top > bottom ? { bottom, top } : { bottom: 0, top: 1 };
}

/** Numbers of the scale by their row: both ends, and 0 where it is neither. */
function scaleLabels({ bottom, top }: Scale): ReadonlyMap<number, string> {
  const zero = Math.round((top / (top - bottom)) * (ROWS - 1));
  return new Map([
    ...(bottom < 0 && top > 0 ? [[zero, "0"] as const] : []),
    [0, scaleText(top)],
    [ROWS - 1, scaleText(bottom)],
  ]);
}

/** Nothing where there is no finite value to give a scale. */
function scaleText(value: number): string {
  return Number.isNaN(value) ? "" : short(value);
}

/** A rule with the numbers of epochs on it: round ones, and both ends. */
function axisText(paper: Paper, frame: Frame): string {
  const { first, last, cells } = frame;
  const line = Array.from({ length: cells }, () => paper.show("─"));
  const put = (epoch: number): void => {
    const text = String(epoch);
    const middle = Math.round(placeOf(epoch, frame) * (cells - 1)) - Math.floor(text.length / 2);
    const start = Math.min(Math.max(middle, 0), cells - text.length);
    const around = line.slice(Math.max(start - 2, 0), start + text.length + 2);
    if (start < 0 || around.some((sign) => sign !== paper.show("─"))) return;
    line.splice(start, text.length, ...text);
  };
  put(first);
  if (last > first) put(last);
  const step = stepFor((last - first) / Math.max(cells / 8, 1));
  for (let epoch = Math.ceil(first / step) * step; epoch < last; epoch += step) put(epoch);
  return line.join("");
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function stepFor(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return ([1, 2, 5].find((digit) => digit * power >= least) ?? 10) * power;
}
