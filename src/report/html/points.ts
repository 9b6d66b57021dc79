// The rows of one split → points to draw: a row each, or the mean of neighbours where there are more rows than a screen shows.

import type { Ranged, RowAnalysis, RunAnalysis } from "../../analysis/analysis.ts";
import { contributionsOf, valueOf } from "../../analysis/answer/run-rows.ts";
import { largest, smallest } from "../../math/statistics.ts";

/** A row, or the mean of neighbouring rows: means add up as the rows themselves do. */
export interface Point {
  /** Place on the axis: the epoch, or the number of the row where epochs do not ascend. */
  readonly place: number;
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  readonly rows: number;
  readonly total: number;
  /** Weighted, one a component. */
  readonly parts: readonly number[];
  /** `low` and `high` are the outermost ends of its rows. */
  readonly residual: Ranged;
}

export interface Track {
  readonly clock: RunAnalysis["clock"];
  readonly split: "train" | "val";
  /** Null where nothing can be drawn: the line breaks there. */
  readonly points: readonly (Point | null)[];
  /** Rows a point stands for; the last one may stand for fewer. */
  readonly rowsPerPoint: number;
  readonly rows: number;
  /** Places of rows with a value that is missing or not finite. */
  readonly broken: readonly number[];
  /** False where epochs do not ascend and rows are counted instead. */
  readonly byEpoch: boolean;
}

/** Tracks of train and val with at least one row, of at most so many points each. */
export function tracksOf(run: RunAnalysis, most: number): readonly Track[] {
  const rows = (["train", "val"] as const).map((split) =>
    run.rows.filter((row) => row.split === split && row.origin === "epoch"),
  );
  const byEpoch = rows.every(ascend);
  return rows.flatMap((own, i) =>
    own.length === 0 ? [] : [trackOf(run, own, i === 0 ? "train" : "val", most, byEpoch)],
  );
}

/** `train, by epoch`: what the axis counts. */
export function splitText({ clock, split, byEpoch }: Track): string {
  return `${split}, by ${byEpoch ? clock : "row"}`;
}

/** Every place of a track, drawn or not. */
export function trackPlaces({ points, broken }: Track): readonly number[] {
  return [...points.flatMap((point) => point?.place ?? []), ...broken];
}

/** The height of every point in the stack. */
export function topsOf({ points }: Track): readonly number[] {
  return points.flatMap((point) => (point === null ? [] : [Math.abs(point.total)]));
}

/** Runs of points without a break. */
export function stretchesOf({ points }: Track): readonly (readonly Point[])[] {
  const stretches: Point[][] = [[]];
  for (const point of points) {
    if (point === null) stretches.push([]);
    else stretches.at(-1)?.push(point);
  }
  return stretches.filter(({ length }) => length > 0);
}

function ascend(rows: readonly RowAnalysis[]): boolean {
  return rows.every(({ epoch }, i) => i === 0 || (rows[i - 1] as RowAnalysis).epoch < epoch);
}

function trackOf(
  run: RunAnalysis,
  rows: readonly RowAnalysis[],
  split: Track["split"],
  most: number,
  byEpoch: boolean,
): Track {
  const rowsPerPoint = Math.max(1, Math.ceil(rows.length / most));
  const drawn = rows.map((row, i) => pointOf(run, row, byEpoch ? row.epoch : i + 1));
  const points: (Point | null)[] = [];
  for (let at = 0; at < rows.length; at += rowsPerPoint)
    points.push(
      meanOf(drawn.slice(at, at + rowsPerPoint).filter((point): point is Point => point !== null)),
    );
  const broken = drawn.flatMap((point, i) =>
    point === null ? [byEpoch ? (rows[i] as RowAnalysis).epoch : i + 1] : [],
  );
  return { clock: run.clock, split, points, rowsPerPoint, rows: rows.length, broken, byEpoch };
}

function pointOf(run: RunAnalysis, row: RowAnalysis, place: number): Point | null {
  const total = valueOf(row, run.total)?.value ?? Number.NaN;
  const parts = contributionsOf(run, row);
  const { epoch, residual } = row;
  if (residual === null) return null;
  const numbers = [total, ...parts, residual.value, residual.low, residual.high];
  // Sums of what is drawn have to stay finite as well.
  if (!numbers.every((value) => Math.abs(value) < Number.MAX_VALUE / (4 * numbers.length)))
    return null;
  return { place, firstEpoch: epoch, lastEpoch: epoch, rows: 1, total, parts, residual };
}

function meanOf(points: readonly Point[]): Point | null {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  if (points.length === 1) return first;
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point) / points.length, 0);
  return {
    place: points.reduce((sum, { place }) => sum + place, 0) / points.length,
    firstEpoch: first.firstEpoch,
    lastEpoch: last.lastEpoch,
    rows: points.length,
    total: mean(({ total }) => total),
    parts: first.parts.map((_, i) => mean(({ parts }) => parts[i] as number)),
    residual: {
      value: mean(({ residual }) => residual.value),
      low: smallest(points.map(({ residual }) => residual.low)),
      high: largest(points.map(({ residual }) => residual.high)),
    },
  };
}
