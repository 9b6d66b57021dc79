// A Run's columns → which is the total, which are components, which are metrics, and why.

import type { Run } from "./run.ts";

/** What a column is taken as; `schedule` columns (learning rate, counters) are never part of the sum. */
export type Role = "total" | "component" | "metric" | "schedule";

export interface ColumnRole {
  readonly column: string;
  readonly role: Role;
  /** One clause: why it was taken so. */
  readonly reason: string;
}

export interface Roles {
  readonly total: string;
  readonly components: readonly string[];
  /** A single-output log whose total is measured against its own metric (`mse`, `mae`, …). */
  readonly singleOutput: boolean;
  readonly columns: readonly ColumnRole[];
}

/** What the user declared. */
export interface DeclaredRoles {
  readonly total?: string;
  readonly components?: readonly string[];
}

/** A declared column that the log does not have. */
export class UnknownColumnError extends Error {
  readonly column: string;
  readonly known: readonly string[];

  constructor(column: string, known: readonly string[]) {
    super(`the log has no column ${column}`);
    this.name = "UnknownColumnError";
    this.column = column;
    this.known = known;
  }
}

const TOTALS = ["loss", "total_loss", "total loss", "loss_total"];
const COMPONENT = /[_ /.-]loss$/i;
const SCHEDULE = /^(lr|learning_rate|learning rate|momentum|weight_decay|beta_1)$/i;

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
 * Finds the total, the components and the rest. Undefined when no column can be the total.
 * Throws UnknownColumnError for a declared column that is not there.
 */
export function assignRoles(run: Run, declared: DeclaredRoles = {}): Roles | undefined {
  const { columns } = run;
  for (const column of [...(declared.components ?? []), declared.total]) {
    if (column !== undefined && !columns.includes(column)) {
      throw new UnknownColumnError(column, columns);
    }
  }
  const total = declared.total ?? findTotal(columns);
  if (total === undefined) return undefined;
  const totalReason = declared.total === undefined ? `named \`${total}\`` : "declared by `--total`";
  const found: ColumnRole[] = columns.map((column) =>
    column === total
      ? { column, role: "total", reason: totalReason }
      : roleOf(column, declared.components),
  );
  const named = found.filter(({ role }) => role === "component");
  if (named.length > 0 || declared.components !== undefined) {
    return {
      total,
      components: declared.components ?? named.map(({ column }) => column),
      singleOutput: false,
      columns: found,
    };
  }
  const own = ownMetric(run, total, found);
  if (own === undefined) return { total, components: [], singleOutput: false, columns: found };
  return {
    total,
    components: [own],
    singleOutput: true,
    columns: found.map((entry) =>
      entry.column === own
        ? {
            column: own,
            role: "component",
            reason: `a single-output log, and this metric is a loss that \`${total}\` can be measured against`,
          }
        : entry,
    ),
  };
}

function findTotal(columns: readonly string[]): string | undefined {
  for (const name of TOTALS) {
    const found = columns.find((column) => column.toLowerCase() === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function roleOf(column: string, declared: readonly string[] | undefined): ColumnRole {
  if (declared !== undefined) {
    return declared.includes(column)
      ? { column, role: "component", reason: "declared by `--components`" }
      : { column, role: "metric", reason: "not among the declared components" };
  }
  if (SCHEDULE.test(column)) {
    return { column, role: "schedule", reason: "a setting of the optimizer, no loss" };
  }
  if (COMPONENT.test(column)) {
    return { column, role: "component", reason: "its name ends in `loss`" };
  }
  return { column, role: "metric", reason: "its name does not end in `loss`" };
}

/**
 * With one output Keras prints `loss` and bare metric names; a metric that is the loss function itself then shows the
 * loss before penalties and sample weights. Of several the one that `loss` follows most closely is taken.
 */
function ownMetric(run: Run, total: string, found: readonly ColumnRole[]): string | undefined {
  const candidates = found
    .filter(({ column, role }) => role === "metric" && LOSS_METRICS.has(column.toLowerCase()))
    .map(({ column }) => ({ column, distance: distance(run, total, column) }))
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
