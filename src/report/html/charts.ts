// A run → its two charts with their legends, and the numbers drawn as tables.

import type { RunAnalysis } from "../analysis.ts";
import { plainNumber, rangeText } from "../number-text.ts";
import { type Layer, layersOf } from "./layers.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { tracksOf, type Point, type Track } from "./points.ts";
import { epochsOf } from "./readouts.ts";
import { residualPlots } from "./residual-chart.ts";
import { stackPlots } from "./stack-chart.ts";
import { table } from "./table.ts";

/** Points of a plot; more would be closer than pixels. */
const POINTS = 240;

export interface Charts {
  readonly stack: Content;
  readonly residual: Content;
}

export function chartsOf(run: RunAnalysis, id: string): Charts {
  const tracks = tracksOf(run, POINTS);
  const isEmpty = tracks.every(({ points }) => points.every((point) => point === null));
  if (isEmpty) return { stack: null, residual: null };
  const layers = layersOf(run);
  const { plots, models } = residualPlots(`${id}-residual`, run, tracks);
  return {
    stack: figure(
      stackPlots(`${id}-stack`, run.total, tracks, layers),
      markup`<ol class="legend">
        ${layers.toReversed().map(legendEntry)}
      </ol>`,
      thinningText(tracks),
      tracks.map((track) => stackTable(run, track, layers)),
    ),
    residual: figure(
      plots,
      residualLegend(run, tracks, models),
      thinningText(tracks),
      tracks.map(residualTable),
    ),
  };
}

function figure(
  plots: readonly Markup[],
  legend: Content,
  thinning: string | null,
  tables: readonly Markup[],
): Markup {
  return markup`<figure class="chart">
    <div class="panels">${plots}</div>
    <figcaption>${legend}${thinning !== null && markup`<p class="quiet">${thinning}</p>`}</figcaption>
    <details>
      <summary>The numbers drawn</summary>
      ${tables}
    </details>
  </figure>`;
}

function legendEntry({ kind, tag, name, weight }: Layer): Markup {
  const isNamed = kind === "layer-residual";
  const times = weight === null ? null : markup`${weight}&thinsp;·&thinsp;`;
  return markup`<li><span class="swatch ${kind}">${isNamed ? "" : tag}</span> ${times}${name}</li>`;
}

/** What is not drawn as it stands in the log. */
function thinningText(tracks: readonly Track[]): string | null {
  const said = [
    ...tracks.flatMap(({ split, rowsPerPoint, rows }) =>
      rowsPerPoint === 1
        ? []
        : [
            `${split}: each point is the mean of ${rowsPerPoint} of ${rows} rows, and its interval holds theirs`,
          ],
    ),
    ...(tracks.some(({ broken }) => broken.length > 0)
      ? ["× marks a row that cannot be drawn: a value is missing or not finite"]
      : []),
    ...(tracks.some(({ byEpoch }) => !byEpoch)
      ? ["the axis counts rows, as the epochs of the log do not ascend"]
      : []),
  ];
  return said.length === 0 ? null : `${said.join("; ")}.`;
}

function residualLegend(
  run: RunAnalysis,
  tracks: readonly Track[],
  models: readonly (string | null)[],
): Markup {
  const found = tracks.flatMap(({ split }, i) => {
    const model = models[i] ?? null;
    return model === null ? [] : [{ split, model }];
  });
  const [first] = found;
  const same = found.length === tracks.length && found.every(({ model }) => model === first?.model);
  const fits = same && first !== undefined ? [{ split: null, model: first.model }] : found;
  const missing = tracks.filter((_, i) => models[i] === null).map(({ split }) => split);
  const { forecast } = run.residual;
  return markup`<ul class="legend">
    <li>
      <span class="swatch dotted"></span> residual, with the interval that the printed digits leave
      it
    </li>
    ${fits.map(({ split, model }) => markup`<li><span class="swatch dashed"></span> ${split === null ? "" : `${split}: `}the residual model <code>${model}</code>, the narrowest that passes through every interval at the weights shown</li>`)}
    ${missing.length > 0 && markup`<li><span class="swatch none"></span> ${missing.join(" and ")}: no residual model of one direction passes through every interval at the weights shown</li>`}
    ${forecast !== null && markup`<li><span class="swatch floor"></span> estimated floor, ${rangeText(forecast.floor.low, forecast.floor.high)}</li>`}
  </ul>`;
}

function stackTable(run: RunAnalysis, { split, points }: Track, layers: readonly Layer[]): Markup {
  return table(
    `${split}: weighted components and residual, as drawn`,
    [
      { title: split },
      { title: run.total, numeric: true },
      ...layers.map(({ tag, name }) => ({
        title: tag === "r" ? name : `${tag} ${name}`,
        numeric: true,
      })),
    ],
    drawn(points).map((point) => [
      epochsOf(point),
      plainNumber(point.total),
      ...layers.map(({ of }) => plainNumber(of(point))),
    ]),
  );
}

function residualTable({ split, points }: Track): Markup {
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
      return [epochsOf(point), ...[value, low, high].map(plainNumber)];
    }),
  );
}

function drawn(points: readonly (Point | null)[]): readonly Point[] {
  return points.filter((point) => point !== null);
}
