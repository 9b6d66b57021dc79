// A log of one output → the metric that is its loss, before penalties and sample weights.

import { largest, smallest, spread } from "../math/statistics.ts";
import { doubleOf } from "./read-number.ts";
import type { Run } from "./run.ts";

/** Metrics that are losses too, by the names Keras prints for them (keras `losses` and `metrics` aliases, 1.0 to 3.15). */
const LOSS_METRICS: ReadonlySet<string> = new Set([
  "mse",
  "mae",
  "mape",
  "msle",
  "rmse",
  "mean_squared_error",
  "mean_absolute_error",
  "mean_absolute_percentage_error",
  "mean_squared_logarithmic_error",
  "root_mean_squared_error",
  "binary_crossentropy",
  "categorical_crossentropy",
  "sparse_categorical_crossentropy",
  "crossentropy",
  "bce",
  "cce",
  "kl_divergence",
  "kullback_leibler_divergence",
  "kld",
  "logcosh",
  "log_cosh",
  "huber",
  "huber_loss",
  "poisson",
  "hinge",
  "squared_hinge",
  "categorical_hinge",
]);

export function isLossMetric(name: string): boolean {
  return LOSS_METRICS.has(name.toLowerCase());
}

/** Metrics of an error's size, and of its square: one does not measure a loss that is the other (`loss="mse"`, `metrics=["mae"]`). */
const ROOTS: ReadonlySet<string> = new Set(["rmse", "root_mean_squared_error"]);
const SIZES: ReadonlySet<string> = new Set(["mae", "mean_absolute_error", ...ROOTS]);
const SQUARES: ReadonlySet<string> = new Set(["mse", "mean_squared_error"]);

/** A mean of squares is never below the square of the mean; rounding and means of batches aside. */
const LEAST_SQUARE = 0.97;
/** Mean squares come to 1.6 squares of the mean size where errors are normal, and seldom to more than this. */
const MOST_SQUARE = 4;
/** Rows that show whether the square is steadier than the factor, and how far the size must move for it. */
const FEWEST_ROWS = 3;
const MOVES = 1.1;
/** A penalty beside a squared loss makes a size of it, too, but not one whose square is this much steadier, as a power. */
const STEADIER = 2;
/** A factor between a total and a metric that sample weights or a penalty make of one and the same. No loss of Keras is a root: one of a program's own is taken so near alone. */
const NEAR = 2;

/**
 * With one output Keras prints `loss` and bare metric names; a metric that is the loss function itself then shows the
 * loss before penalties and sample weights. Of several the one that `loss` follows most closely is taken.
 */
export function ownMetric(run: Run, total: string, metrics: readonly string[]): string | undefined {
  const named = metrics.filter(isLossMetric);
  const isOf = (names: ReadonlySet<string>) => (column: string) => names.has(column.toLowerCase());
  const isSquare = named.filter(isOf(SIZES)).some((size) => goesAsSquare(run, total, size));
  const isSize =
    run.rows.length >= FEWEST_ROWS &&
    named.filter(isOf(SQUARES)).some((square) => goesAsSquare(run, square, total));
  const kind = isSquare ? named.filter(isOf(SQUARES)) : isSize ? named.filter(isOf(SIZES)) : named;
  const candidates = kind
    .filter((column) => !isOf(ROOTS)(column) || isNear(run, total, column))
    .map((column) => ({ column, distance: distance(run, total, column) }))
    .toSorted((a, b) => a.distance - b.distance);
  return candidates[0]?.column;
}

/** Whether the one goes as the square of the other. */
function goesAsSquare(run: Run, square: string, size: string): boolean {
  const rows = pairsOf(run, square, size);
  const factors = rows.map(([whole, own]) => whole / own);
  const squares = rows.map(([whole, own]) => whole / own ** 2);
  if (rows.length === 0 || smallest(squares) < LEAST_SQUARE) return false;
  const isTold = rows.length >= FEWEST_ROWS && times(rows.map(([, own]) => own)) > MOVES;
  if (isTold) return times(squares) ** STEADIER < times(factors);
  return largest(squares) <= MOST_SQUARE && !isNear(run, square, size);
}

/** Whether the one may be the other and a little beside. */
function isNear(run: Run, total: string, metric: string): boolean {
  const factors = pairsOf(run, total, metric).map(([whole, own]) => whole / own);
  return largest(factors) <= NEAR && smallest(factors) * NEAR >= 1;
}

/** Values of both, where they are finite and above 0. */
function pairsOf(run: Run, one: string, other: string): (readonly [number, number])[] {
  return run.rows.flatMap(({ values }) => {
    const [first = 0, second = 0] = [doubleOf(values, one), doubleOf(values, other)];
    return first > 0 && second > 0 && Number.isFinite(first + second) ? [[first, second]] : [];
  });
}

function times(values: readonly number[]): number {
  return largest(values) / smallest(values);
}

/** Spread of `total − metric` over the rows, relative to the spread of the total: 0 when they differ by a constant. */
function distance(run: Run, total: string, metric: string): number {
  const totals: number[] = [];
  const gaps: number[] = [];
  for (const { values } of run.rows) {
    const whole = values.get(total)?.value;
    const part = values.get(metric)?.value;
    if (whole === undefined || part === undefined || !Number.isFinite(whole - part)) continue;
    totals.push(whole);
    gaps.push(whole - part);
  }
  if (totals.length === 0) return Infinity;
  const negative = gaps.filter((gap) => gap < 0).length / gaps.length;
  return negative + spread(gaps) / (spread(totals) + Math.abs(totals[0] ?? 0) * 1e-6 + 1e-300);
}
