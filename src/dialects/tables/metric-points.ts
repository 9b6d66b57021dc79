// Metrics logged one by one (`{"key": "loss", "value": 0.5, "step": 0}`, as MLflow keeps them) → rows, one a step.

import type { Printed } from "../../table/printed.ts";
import { columnName, isLossColumn } from "./names.ts";
import type { TableRow } from "./table-rows.ts";
import { cellNumber } from "./table-row.ts";
import { type Dict, member } from "./tree.ts";

export interface MetricPoint {
  readonly key: string;
  readonly value: Printed;
  readonly step: number;
  readonly line: number;
}

export interface MetricPoints {
  add(point: MetricPoint): void;
  /** The rows by step; MLflow's autologging of Keras takes the epoch as step, from 0. */
  rows(): readonly TableRow[];
  /** What the rows leave aside. */
  notes(): readonly string[];
}

/** Points of one log: ten metrics of 100,000 epochs. About 700 MiB of memory. */
export const MAX_POINTS: number = 2 ** 20;

export const BEYOND_POINTS: string = `beyond the ${MAX_POINTS} values of metrics that are read of one log`;

/** Of the processor and the memory, at steps of their own (mlflow `system_metrics/system_metrics_monitor.py`). */
const SYSTEM = "system/";

/** Before what mlflow `tensorflow/callback.py` logs without a step after every validation, beside `val_…` with one. */
const EVALUATED = "validation_";

/** What the autologging of Keras calls the epoch that EarlyStopping went back to, from 0. */
const RESTORED = "restored_epoch";

/** Undefined for a dict that is no point. */
export function metricPoint(dict: Dict): MetricPoint | undefined {
  const key = member(dict, "key");
  const value = cellNumber(member(dict, "value"));
  const step = cellNumber(member(dict, "step"))?.value;
  if (typeof key !== "string" || value === undefined || step === undefined) return undefined;
  return { key, value, step, line: dict.line };
}

/** The same of a dict that was read as a row, like one that is a point. */
export function pointOfRow(key: string, { values, step, line }: TableRow): MetricPoint {
  const value = values.get("value");
  if (value === undefined || step === null) throw new RangeError("a row that is no point");
  return { key, value, step, line };
}

type Series = Omit<MetricPoint, "key">[];

interface OpenRow {
  readonly line: number;
  readonly stretch: number;
  readonly step: number;
  readonly values: Map<string, Printed>;
}

export function createMetricPoints(): MetricPoints {
  const metrics = new Map<string, Series>();
  let aside = 0;
  let restored: number | undefined;

  return {
    add({ key, ...point }) {
      const name = columnName(key);
      const series = metrics.get(name);
      if (series === undefined) metrics.set(name, [point]);
      else series.push(point);
    },
    rows() {
      const found = rowsOf(metrics);
      const rows = withoutRestored(found.rows, metrics.get(RESTORED)?.at(-1)?.value.value);
      aside = found.aside;
      restored = rows.length < found.rows.length ? found.rows.at(-1)?.step : undefined;
      // Logged without a step, every value has step 0.
      const isNumbered = new Set(rows.map(({ step }) => step)).size > 1 || rows.length === 1;
      return rows.map(({ line, step, values }) => {
        return { line, values, epoch: isNumbered ? step : null, step: null };
      });
    },
    notes: () => [
      ...(aside === 0
        ? []
        : [
            `${aside} values of metrics at steps of their own or without one (such as \`${SYSTEM}…\` and \`${EVALUATED}…\`) were left out`,
          ]),
      ...(restored === undefined
        ? []
        : [
            `the values at step ${restored} are those of the epoch that EarlyStopping went back to, logged again (\`${RESTORED}\`), and were left out`,
          ]),
    ],
  };
}

/**
 * A metric whose steps do not always rise was logged by several trainings into one run, or without steps: each stretch
 * of rising steps goes with the same stretch of the other metrics. One with more of them than the loss has steps of its own.
 */
function rowsOf(metrics: ReadonlyMap<string, Series>): {
  readonly rows: readonly OpenRow[];
  readonly aside: number;
} {
  const rows = new Map<string, OpenRow>();
  const most = stretchesOfLoss(metrics);
  let aside = 0;
  for (const [name, series] of metrics) {
    const own = stretchesOf(series);
    if ((own.at(-1) ?? 0) > most || isApart(name, metrics)) {
      aside += series.length;
      continue;
    }
    series.forEach(({ step, value, line }, index) => {
      const stretch = own[index] ?? 0;
      const at = `${stretch} ${step}`;
      const row = rows.get(at) ?? { line, stretch, step, values: new Map<string, Printed>() };
      row.values.set(name, value);
      rows.set(at, row);
    });
  }
  const sorted = [...rows.values()].toSorted((a, b) => a.stretch - b.stretch || a.step - b.step);
  const kept = sorted.filter(({ values }) => [...values.keys()].some(isLossColumn));
  if (kept.length === 0) return { rows: sorted, aside };
  for (const { values } of sorted) aside += values.size;
  for (const { values } of kept) aside -= values.size;
  return { rows: kept, aside };
}

function isApart(name: string, metrics: ReadonlyMap<string, Series>): boolean {
  if (name.startsWith(SYSTEM)) return true;
  return name.startsWith(EVALUATED) && metrics.has(name.slice(EVALUATED.length));
}

function stretchesOfLoss(metrics: ReadonlyMap<string, Series>): number {
  const loss = metrics.get("loss");
  if (loss !== undefined) return stretchesOf(loss).at(-1) ?? 0;
  let most = -1;
  for (const [name, series] of metrics) {
    if (isLossColumn(name)) most = Math.max(most, stretchesOf(series).at(-1) ?? 0);
  }
  return most < 0 ? Number.POSITIVE_INFINITY : most;
}

/** 0 for every point where no step comes twice, in whatever order they were logged. */
function stretchesOf(series: Series): readonly number[] {
  if (new Set(series.map(({ step }) => step)).size === series.length) return series.map(() => 0);
  let stretch = 0;
  return series.map(({ step }, index) => {
    if (index > 0 && step <= (series[index - 1]?.step ?? 0)) stretch += 1;
    return stretch;
  });
}

/**
 * With EarlyStopping, MLflow logs the epoch of the best weights once more in the end, at the step after the last one
 * (mlflow `tensorflow/__init__.py`, `_log_early_stop_callback_metrics`).
 */
function withoutRestored(rows: readonly OpenRow[], epoch: number | undefined): readonly OpenRow[] {
  const last = rows.at(-1);
  const best = rows.findLast((row) => row.step === epoch && row !== last);
  if (last === undefined || best === undefined) return rows;
  const isSame = [...last.values].every(([name, { text }]) => best.values.get(name)?.text === text);
  return isSame ? rows.slice(0, -1) : rows;
}
