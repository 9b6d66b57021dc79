// A log of one output → the metric that is its loss, before penalties and sample weights.

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

/**
 * With one output Keras prints `loss` and bare metric names; a metric that is the loss function itself then shows the
 * loss before penalties and sample weights. Of several the one that `loss` follows most closely is taken.
 */
export function ownMetric(run: Run, total: string, metrics: readonly string[]): string | undefined {
  const candidates = metrics
    .filter((column) => LOSS_METRICS.has(column.toLowerCase()))
    .map((column) => ({ column, distance: distance(run, total, column) }))
    .toSorted((a, b) => a.distance - b.distance);
  return candidates[0]?.column;
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
  return negative + span(gaps) / (span(totals) + Math.abs(totals[0] ?? 0) * 1e-6 + 1e-300);
}

function span(values: readonly number[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}
