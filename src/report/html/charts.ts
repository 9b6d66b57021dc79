// A run → its two charts with their legends, and the numbers drawn as tables.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { plainNumber } from "../../analysis/number-text.ts";
import { shorten } from "../text-width.ts";
import { type Layer, layersOf } from "./layers.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { ceilingOf } from "./plot.ts";
import { tracksOf, type Point, topsOf, type Track } from "./points.ts";
import { pointEpochs } from "./readouts.ts";
import { residualPlots } from "./residual-chart.ts";
import { stackPlots } from "./stack-chart.ts";
import { table } from "./table.ts";

/** Characters of a column's title. */
const LONGEST_TITLE = 24;
const BELOW = "where the residual is below 0, the total is less than the sum of the components";

export interface Charts {
  readonly stack: Content;
  readonly residual: Content;
}

/** `points` is the most of each plot; a sparing one has no chart of the residual, and no numbers under the pointer or below. */
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
    isSparing ? [] : tracks.map((track) => stackTable(run, track, layers)),
  );
  if (isSparing) return { stack: stackFigure, residual: null };
  const { plots, models } = residualPlots(`${id}-residual`, run, tracks);
  return {
    stack: stackFigure,
    residual: figure(
      plots,
      residualLegend(tracks, models),
      notesText(tracks, []),
      tracks.map(residualTable),
    ),
  };
}

function figure(
  plots: readonly Markup[],
  legend: Content,
  notes: string | null,
  tables: readonly Markup[],
): Markup {
  return markup`<figure class="chart">
    <div class="panels">${plots}</div>
    <figcaption>${legend}${notes !== null && markup`<p class="quiet">${notes}</p>`}</figcaption>
    ${
      tables.length > 0 &&
      markup`<details>
        <summary>The numbers drawn</summary>
        ${tables}
      </details>`
    }
  </figure>`;
}

function legendEntry({ kind, tag, name, weight }: Layer): Markup {
  const isNamed = kind === "layer-residual";
  const times = weight === null ? null : markup`${weight}&thinsp;·&thinsp;`;
  return legendItem(kind, [times, name], isNamed ? "" : tag);
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
      : ["↑ marks a value far above the others, beyond the axis; the table below has it"]),
    ...(tracks.some(({ byEpoch }) => !byEpoch)
      ? ["the axis counts rows, as the numbers in the log do not increase"]
      : []),
  ];
  const [first = "", ...others] = said;
  return said.length === 0
    ? null
    : `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join("; ")}.`;
}

function residualLegend(tracks: readonly Track[], models: readonly (string | null)[]): Markup {
  const found = tracks.flatMap(({ split }, i) => {
    const model = models[i] ?? null;
    return model === null ? [] : [{ split, model }];
  });
  const [first] = found;
  const same = found.length === tracks.length && found.every(({ model }) => model === first?.model);
  const fits = same && first !== undefined ? [{ split: null, model: first.model }] : found;
  const missing = tracks
    .filter(({ points }, i) => models[i] === null && drawn(points).length > 1)
    .map(({ split }) => split);
  return markup`<ul class="legend">
    ${legendItem("dotted", "residual, with its interval from rounding")}
    ${fits.map(({ split, model }) =>
      legendItem(
        "dashed",
        markup`${split !== null && `${split}: `}residual model <code>${model}</code>, the narrowest that fits every interval with these weights`,
      ),
    )}
    ${
      missing.length > 0 &&
      legendItem(
        "none",
        `${missing.join(" and ")}: no residual model fits every interval with these weights`,
      )
    }
  </ul>`;
}

function legendItem(kind: string, text: Content, tag = ""): Markup {
  return markup`<li><span class="swatch ${kind}">${tag}</span><span>${text}</span></li>`;
}

function stackTable(run: RunAnalysis, track: Track, layers: readonly Layer[]): Markup {
  const { split, points } = track;
  return table(
    `${split}: weighted components and residual, as drawn`,
    [
      { title: split },
      { title: run.total, numeric: true },
      ...layers.map(({ tag, name }) => ({
        title: shorten(tag === "r" ? name : `${tag} ${name}`, LONGEST_TITLE, "…"),
        numeric: true,
      })),
    ],
    drawn(points).map((point) => [
      pointEpochs(track, point),
      plainNumber(point.total),
      ...layers.map(({ of }) => plainNumber(of(point))),
    ]),
  );
}

function residualTable(track: Track): Markup {
  const { split, points } = track;
  return table(
    `${split}: residual with its interval, as drawn`,
    [
      { title: split },
      { title: "residual", numeric: true },
      { title: "at least", numeric: true },
      { title: "at most", numeric: true },
    ],
    drawn(points).map((point) => {
      const { value, low, high } = point.residual;
      return [pointEpochs(track, point), ...[value, low, high].map(plainNumber)];
    }),
  );
}

function drawn(points: readonly (Point | null)[]): readonly Point[] {
  return points.filter((point) => point !== null);
}
