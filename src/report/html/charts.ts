// A run → its two charts with their legends; the numbers drawn stand in the ledger.

import { capital } from "../../causes/wording.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { type Layer, layersOf } from "./layers.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { ceilingOf } from "./plot.ts";
import { tracksOf, type Point, topsOf, type Track } from "./points.ts";
import { residualPlots } from "./residual-chart.ts";
import { stackPlots } from "./stack-chart.ts";

const BELOW = "where the residual is below 0, the total is less than the sum of the components";

export interface Charts {
  readonly stack: Content;
  readonly residual: Content;
}

/** `points` is the most of each plot; a sparing one has no chart of the residual, and no numbers under the pointer. */
export function chartsOf(run: RunAnalysis, id: string, points: number, isSparing: boolean): Charts {
  const tracks = tracksOf(run, points);
  const isEmpty = tracks.every(({ points }) => points.every((point) => point === null));
  if (isEmpty) return { stack: null, residual: null };
  const layers = layersOf(run);
  const stackFigure = figure(
    stackPlots(`${id}-stack`, run.total, tracks, layers, !isSparing),
    markup`<ol class="legend">
      ${legendItem("solid", markup`<code>${run.total}</code>`, "")}${layers.toReversed().map(legendEntry)}
    </ol>`,
    notesText(tracks, tracks.some(({ points }) => points.some(isShort)) ? [BELOW] : []),
  );
  if (isSparing) return { stack: stackFigure, residual: null };
  return {
    stack: stackFigure,
    residual: figure(
      residualPlots(`${id}-residual`, tracks),
      markup`<ul class="legend">
        ${legendItem("dotted", "residual, with its interval from rounding")}
      </ul>`,
      notesText(tracks, []),
    ),
  };
}

function figure(plots: readonly Markup[], legend: Content, notes: string | null): Markup {
  return markup`<figure class="chart">
    <div class="panels">${plots}</div>
    <figcaption>${legend}${notes !== null && markup`<p class="quiet">${notes}</p>`}</figcaption>
  </figure>`;
}

function legendEntry({ kind, tag, name, weight }: Layer): Markup {
  const isNamed = kind === "layer-residual";
  return legendItem(kind, [weight, name], isNamed ? "" : tag);
}

/** Below 0 by as much as can be seen. */
function isShort(point: Point | null): boolean {
  return point !== null && point.residual.value < -0.005 * Math.abs(point.total);
}

/** What is not drawn as it stands in the log. */
function notesText(tracks: readonly Track[], further: readonly string[]): string | null {
  const means = tracks.flatMap(({ split, rowsPerPoint, rows }) =>
    rowsPerPoint === 1
      ? []
      : [
          `in ${split} each point is the mean of ${rowsPerPoint} of ${rows} rows, with an interval that covers theirs`,
        ],
  );
  const said = [
    ...further,
    ...means,
    ...(tracks.some(({ broken }) => broken.length > 0)
      ? ["× marks a row that cannot be drawn: a value is missing or not finite"]
      : []),
    ...(ceilingOf(tracks.flatMap(topsOf)) === null
      ? []
      : ["↑ marks a value far above the others, beyond the axis"]),
    ...(tracks.some(({ byEpoch }) => !byEpoch)
      ? ["the axis counts rows, as the numbers in the log do not increase"]
      : []),
  ];
  const [first = "", ...others] = said;
  return said.length === 0 ? null : `${[capital(first), ...others].join("; ")}.`;
}

function legendItem(kind: string, text: Content, tag = ""): Markup {
  return markup`<li><span class="swatch ${kind}">${tag}</span><span>${text}</span></li>`;
}
