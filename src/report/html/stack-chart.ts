// Points of train and val → a chart each of what the total is made up of: weighted components and the residual on top.

import { area, line, type Series, stack } from "d3-shape";

import { plainNumber } from "../../analysis/number-text.ts";
import type { Layer } from "./layers.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { ceilingOf, plot, type Scales, scalesOf } from "./plot.ts";
import { trackPlaces, type Point, splitText, stretchesOf, topsOf, type Track } from "./points.ts";
import { brokenMarks, cutMarks, describedBy, readouts } from "./readouts.ts";

const HEIGHT = 260;
/** Pixels that a layer's sign takes. */
const TAG = 14;

type Stacked = Series<Point, Layer>;

/** One plot a track, all to the same scale. */
export function stackPlots(
  id: string,
  total: string,
  tracks: readonly Track[],
  layers: readonly Layer[],
  hasReadouts: boolean,
): readonly Markup[] {
  const made = tracks.map((track) => stretchesOf(track).map((points) => stacked(points, layers)));
  const places = tracks.flatMap(trackPlaces);
  const values = made.flat(2).flatMap((series) => series.flatMap(([from, to]) => [from, to]));
  const ceiling = ceilingOf(tracks.flatMap(topsOf));
  const kept = ceiling === null ? values : values.map((value) => Math.min(value, ceiling));
  const scales = scalesOf(places, [0, ...kept], HEIGHT);
  return tracks.map((track, i) => {
    const { split } = track;
    const stretches = made[i] as readonly (readonly Stacked[])[];
    return markup`<div class="panel">
      <p class="split">${splitText(track)}</p>
      ${plot(scales, {
        id: `${id}-${split}`,
        title: `${total} of ${split}, as weighted components and residual`,
        description: hasReadouts ? described(track, layers) : null,
        paths: [
          layers.map((layer, at) => layerPath(scales, layer, stretches, at)),
          markup`<path class="total" d="${totalPath(scales, track)}" />`,
        ],
        marks: [
          brokenMarks(scales, track),
          cutMarks(scales, track, ({ total }) => total),
          layers.map((layer, at) => tagOf(scales, layer, stretches, at)),
          hasReadouts &&
            readouts(scales, track, (point) => [
              `${total} ${plainNumber(point.total)}`,
              `left over ${plainNumber(point.residual.value)}${shareOf(point)}`,
            ]),
        ],
      })}
    </div>`;
  });
}

function stacked(points: readonly Point[], layers: readonly Layer[]): readonly Stacked[] {
  return stack<unknown, Point, Layer>()
    .keys([...layers])
    .value((point, layer) => layer.of(point))
    .offset(fromZero)(points);
}

/**
 * Components above 0 on average are piled up from 0, the others down from it. The residual reaches from the sum of all
 * of them to the total. Below 0 it covers what the total lacks. d3's own offset for both signs would let a residual that
 * scatters about 0 jump between top and bottom.
 */
function fromZero(all: Series<Point, Layer>[]): void {
  const cells = all as unknown as [from: number, to: number][][];
  const isAbove = cells.map((series) => series.reduce((sum, [, value]) => sum + value, 0) >= 0);
  const points = cells[0]?.length ?? 0;
  for (let at = 0; at < points; at += 1) {
    let [above, below] = [0, 0];
    cells.forEach((series, layer) => {
      const cell = series[at] as [number, number];
      const isResidual = layer === cells.length - 1;
      const from = isResidual ? above + below : isAbove[layer] === true ? above : below;
      cell[0] = from;
      cell[1] += from;
      if (isAbove[layer] === true) above = cell[1];
      else below = cell[1];
    });
  }
}

/** A lone point between breaks is drawn as a bar of one place. */
function layerPath(
  { x, y }: Scales,
  { kind }: Layer,
  stretches: readonly (readonly Stacked[])[],
  at: number,
): Markup {
  const shape = area<Stacked[number]>()
    .x(({ data }) => x(data.place))
    .y0(([from]) => y(from))
    .y1(([, to]) => y(to))
    .digits(1);
  const paths = stretches.map((series) => {
    const own = series[at] as Stacked;
    const [only] = own;
    if (own.length > 1 || only === undefined) return shape(own);
    const [left, right] = [x(only.data.place - 0.4), x(only.data.place + 0.4)];
    return `M${left},${y(only[0])}H${right}V${y(only[1])}H${left}Z`;
  });
  return markup`<path class="layer ${kind}" d="${paths.join("")}" />`;
}

function totalPath({ x, y }: Scales, track: Track): string {
  const shape = line<Point>()
    .x(({ place }) => x(place))
    .y(({ total }) => y(total))
    .digits(1);
  return stretchesOf(track)
    .map((points) => {
      const [only] = points;
      return points.length > 1 || only === undefined
        ? shape([...points])
        : `M${x(only.place - 0.4)},${y(only.total)}H${x(only.place + 0.4)}`;
    })
    .join("");
}

/** The layer's sign where the layer is thickest, if it is thick enough there. */
function tagOf(
  { percent, x, y }: Scales,
  { tag, name, kind }: Layer,
  stretches: readonly (readonly Stacked[])[],
  at: number,
): Content {
  const cells = stretches.flatMap((series) => [...(series[at] as Stacked)]);
  // The ends are left to the axis.
  const inner = cells.filter(({ data: { place } }) => x(place) > 130 && x(place) < 870);
  const [first] = inner;
  if (first === undefined) return null;
  const thickness = ([from, to]: Stacked[number]): number => Math.abs(y(from) - y(to));
  const best = inner.reduce((most, cell) => (thickness(cell) > thickness(most) ? cell : most));
  if (thickness(best) < TAG) return null;
  const text = kind === "layer-residual" ? name : tag;
  const middle = (y(best[0]) + y(best[1])) / 2;
  return markup`<text class="tag" x="${percent(best.data.place)}" y="${middle}" dy="0.35em">${text}</text>`;
}

function shareOf({ total, residual }: Point): string {
  return total === 0 ? "" : ` (${Number(((100 * residual.value) / total).toPrecision(3))} %)`;
}

function described(track: Track, layers: readonly Layer[]): string {
  return describedBy("A stacked area", track, (point) => {
    const parts = layers.map(({ name, of }) => `${name} ${plainNumber(of(point))}`);
    return `${plainNumber(point.total)} of ${parts.join(", ")}`;
  });
}
