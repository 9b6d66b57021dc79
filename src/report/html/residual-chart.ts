// Points of train and val → a chart each of the residual, with the intervals that rounding leaves.

import { plainNumber } from "../../analysis/number-text.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { areaPath, ceilingOf, linePath, panel, type Scales, scalesOf } from "./plot.ts";
import { type Point, stretchesOf, topsOf, type Track, trackPlaces } from "./points.ts";
import { brokenMarks, cutMarks, describedBy, readouts } from "./readouts.ts";

const HEIGHT = 200;
/** More points than this run into one another as dots. */
const DOTS = 80;

/** One plot a track, all to the same scale. */
export function residualPlots(id: string, tracks: readonly Track[]): readonly Markup[] {
  const ends = tracks.flatMap(({ points }) =>
    points.flatMap((point) => (point === null ? [] : [point.residual.low, point.residual.high])),
  );
  const ceiling = ceilingOf(tracks.flatMap(topsOf)) === null ? null : ceilingOf(ends);
  const kept = ceiling === null ? ends : ends.map((end) => Math.min(end, ceiling));
  const scales = scalesOf(
    tracks.flatMap(trackPlaces),
    [0, ...kept, ...roomFor(tracks, kept)],
    HEIGHT,
  );
  return tracks.map((track) =>
    panel(id, scales, track, {
      title: `Residual of ${track.split}`,
      description: describedBy("The residual", track, ({ residual }) =>
        plainNumber(residual.value),
      ),
      paths: [
        markup`<path class="interval" d="${intervalPath(scales, track)}" />`,
        markup`<path class="residual" d="${residualPath(scales, track)}" />`,
      ],
      marks: [
        brokenMarks(scales, track),
        cutMarks(scales, track, ({ residual }) => residual.value),
        dots(scales, track),
        residualReadouts(scales, track),
      ],
    }),
  );
}

/** A residual of less than this share of the total is not drawn over the whole height: it would look like much. */
const SMALL = 0.02;

/** Ends that the axis reaches in any case. */
function roomFor(tracks: readonly Track[], ends: readonly number[]): readonly number[] {
  const least = SMALL * tracks.flatMap(topsOf).reduce((most, top) => Math.max(most, top), 0);
  return ends.every((end) => Math.abs(end) < least) ? [-least, least] : [];
}

function intervalPath({ x, y }: Scales, track: Track): string {
  return linesOf(track)
    .map((points) =>
      areaPath(
        points.map(({ place, residual }) => [x(place), y(residual.high)]),
        points.map(({ place, residual }) => [x(place), y(residual.low)]),
      ),
    )
    .join("");
}

function residualPath({ x, y }: Scales, track: Track): string {
  return linesOf(track)
    .map((points) => linePath(points.map(({ place, residual }) => [x(place), y(residual.value)])))
    .join("");
}

/** A lone point is a dot alone. */
function linesOf(track: Track): readonly (readonly Point[])[] {
  return stretchesOf(track).filter(({ length }) => length > 1);
}

/** A dot and the interval across it, where it is tall enough to be seen. */
function dots({ percent, values, y }: Scales, { points }: Track): Content {
  if (points.length > DOTS) return null;
  return points.map((point) => {
    if (point === null) return null;
    const { low, high, value } = point.residual;
    if (value > values[1]) return null;
    const at = percent(point.place);
    const whisker = markup`<line class="whisker" x1="${at}" x2="${at}" y1="${y(low)}" y2="${y(high)}"/>`;
    return markup`${y(low) - y(high) > 2 && whisker}<circle class="dot" cx="${at}" cy="${y(value)}" r="2.5"/>\n`;
  });
}

function residualReadouts(scales: Scales, track: Track): Content {
  return readouts(scales, track, ({ residual: { value, low, high } }) => [
    `residual ${plainNumber(value)}`,
    `in [${plainNumber(low)}, ${plainNumber(high)}]`,
  ]);
}
