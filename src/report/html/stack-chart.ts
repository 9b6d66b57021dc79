// Points of train and val → a chart each of what the total is made up of: weighted components and the residual on top.

import { short } from "../../math/short.ts";
import { plainNumber } from "../../analysis/number-text.ts";
import type { Layer } from "./layers.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { areaPath, ceilingOf, linePath, panel, type Scales, scalesOf } from "./plot.ts";
import { type Point, stretchesOf, topsOf, type Track, trackPlaces } from "./points.ts";
import { brokenMarks, cutMarks, describedBy, readouts } from "./readouts.ts";

const HEIGHT = 260;
/** Pixels that a layer's sign takes. */
const TAG = 14;

/** What a layer covers at a point. */
interface Cell {
  readonly point: Point;
  readonly from: number;
  readonly to: number;
}

/** Layers of a stretch, from the bottom up. */
type Stack = readonly (readonly Cell[])[];

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
  const values = made.flat(3).flatMap(({ from, to }) => [from, to]);
  const ceiling = ceilingOf(tracks.flatMap(topsOf));
  const kept = ceiling === null ? values : values.map((value) => Math.min(value, ceiling));
  const scales = scalesOf(places, [0, ...kept], HEIGHT);
  return tracks.map((track, i) => {
    const stretches = made[i] as readonly Stack[];
    return panel(id, scales, track, {
      title: `${total} of ${track.split}, as weighted components and residual`,
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
    });
  });
}

/**
 * Components above 0 on average are piled up from 0, the others down from it. The residual reaches from the sum of all
 * of them to the total. Below 0 it covers what the total lacks. A side chosen anew at every point would let a residual that
 * scatters about 0 jump between top and bottom.
 */
function stacked(points: readonly Point[], layers: readonly Layer[]): Stack {
  const isAbove = layers.map(({ of }) => points.reduce((sum, point) => sum + of(point), 0) >= 0);
  const piles = points.map((point) => {
    let [above, below] = [0, 0];
    return layers.map(({ of }, layer): Cell => {
      const isResidual = layer === layers.length - 1;
      const from = isResidual ? above + below : isAbove[layer] === true ? above : below;
      const to = from + of(point);
      if (isAbove[layer] === true) above = to;
      else below = to;
      return { point, from, to };
    });
  });
  return layers.map((_, layer) => piles.map((pile) => pile[layer] as Cell));
}

/** A lone point between breaks is drawn as a bar of one place. */
function layerPath(
  { x, y }: Scales,
  { kind }: Layer,
  stretches: readonly Stack[],
  at: number,
): Markup {
  const paths = stretches.map((stack) => {
    const own = stack[at] as readonly Cell[];
    const [only] = own;
    if (own.length > 1 || only === undefined)
      return areaPath(
        own.map(({ point, to }) => [x(point.place), y(to)]),
        own.map(({ point, from }) => [x(point.place), y(from)]),
      );
    const [left, right] = [x(only.point.place - 0.4), x(only.point.place + 0.4)];
    return `M${left},${y(only.from)}H${right}V${y(only.to)}H${left}Z`;
  });
  return markup`<path class="layer ${kind}" d="${paths.join("")}" />`;
}

function totalPath({ x, y }: Scales, track: Track): string {
  return stretchesOf(track)
    .map((points) => {
      const [only] = points;
      return points.length > 1 || only === undefined
        ? linePath(points.map(({ place, total }) => [x(place), y(total)]))
        : `M${x(only.place - 0.4)},${y(only.total)}H${x(only.place + 0.4)}`;
    })
    .join("");
}

/** The layer's sign where the layer is thickest, if it is thick enough there. */
function tagOf(
  { percent, x, y }: Scales,
  { tag, name, kind }: Layer,
  stretches: readonly Stack[],
  at: number,
): Content {
  const cells = stretches.flatMap((stack) => stack[at] as readonly Cell[]);
  // The ends are left to the axis.
  const inner = cells.filter(({ point: { place } }) => x(place) > 130 && x(place) < 870);
  const [first] = inner;
  if (first === undefined) return null;
  const thickness = ({ from, to }: Cell): number => Math.abs(y(from) - y(to));
  const best = inner.reduce((most, cell) => (thickness(cell) > thickness(most) ? cell : most));
  if (thickness(best) < TAG) return null;
  const text = kind === "layer-residual" ? name : tag;
  const middle = (y(best.from) + y(best.to)) / 2;
  return markup`<text class="tag" x="${percent(best.point.place)}" y="${middle}" dy="0.35em">${text}</text>`;
}

function shareOf({ total, residual }: Point): string {
  return total === 0 ? "" : ` (${short((100 * residual.value) / total)} %)`;
}

function described(track: Track, layers: readonly Layer[]): string {
  return describedBy("A stacked area", track, (point) => {
    const parts = layers.map(({ name, of }) => `${name} ${plainNumber(of(point))}`);
    return `${plainNumber(point.total)} of ${parts.join(", ")}`;
  });
}
