// Metrics logged one by one (`{"key": "loss", "value": 0.5, "step": 0}`, as MLflow keeps them) → rows, one a step.

import type { Printed } from "../../table/printed.ts";
import { MOST_STORES } from "../../table/filled-store.ts";
import { createNumberCells } from "../../table/number-cell.ts";
import { RowStore, selectAll } from "../../table/row-store.ts";
import { MetricSeries, MetricSet } from "./metric-series.ts";
import { columnName } from "./names.ts";
import type { TableRow, TableRows } from "./table-rows.ts";
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
  /** Rows that are like a point but for their numbers. */
  addRows(like: MetricPoint, rows: TableRows): void;
  /** The rows by step; MLflow's autologging of Keras takes the epoch as step, from 0. */
  rows(): readonly TableRow[];
  /** The same, all at once where every metric has a value at each of the same rising steps. */
  table(): Iterable<TableRow | TableRows>;
  /** What the rows leave aside. */
  notes(): readonly string[];
}

/** Points of one log: ten metrics of 100,000 epochs. */
export const MAX_POINTS: number = 2 ** 20;

export const BEYOND_POINTS: string = `beyond the ${MAX_POINTS} values of metrics that are read of one log`;

/** Of the processor and the memory, at steps of their own (mlflow `system_metrics/system_metrics_monitor.py`). */
const SYSTEM = "system/";

/** Before what mlflow `tensorflow/callback.py` logs without a step after every validation, beside `val_…` with one. */
const EVALUATED = "validation_";

/** What the autologging of Keras calls the epoch that EarlyStopping went back to, from 0. */
const RESTORED = "restored_epoch";

const VALUE = "value";
const STEP = "step";

/** Undefined for a dict that is no point. */
export function metricPoint(dict: Dict): MetricPoint | undefined {
  const key = member(dict, "key");
  const value = cellNumber(member(dict, VALUE));
  const step = cellNumber(member(dict, STEP))?.value;
  if (typeof key !== "string" || value === undefined || step === undefined) return undefined;
  return { key, value, step, line: dict.line };
}

type Metrics = ReadonlyMap<string, MetricSeries>;

/** What has a value at a step, and which of its values each of them is. */
interface OpenRow {
  readonly line: number;
  readonly stretch: number;
  readonly step: number;
  of: MetricSet;
  /** As many of them as there are of the others. */
  readonly places: number[];
}

export function createMetricPoints(): MetricPoints {
  const metrics = new Map<string, MetricSeries>();
  const byKey = new Map<string, MetricSeries>();
  let aside = 0;
  let restored: number | undefined;

  const seriesOf = (key: string): MetricSeries => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const name = columnName(key);
    const series = metrics.get(name) ?? new MetricSeries(name);
    metrics.set(name, series);
    byKey.set(key, series);
    return series;
  };

  const points: MetricPoints = {
    table() {
      const block = blockOf(metrics);
      return block === undefined ? points.rows() : [block];
    },
    add({ key, value, step, line }) {
      const series = seriesOf(key);
      series.addPlace(step, line);
      series.values.push(value, 0);
    },
    addRows({ key, value, step }, { rows, lineAt, selection: { store }, firstRow }) {
      const series = seriesOf(key);
      const [valueAt, stepAt] = [store.columns.indexOf(VALUE), store.columns.indexOf(STEP)];
      for (let i = 0; i < rows; i += 1) {
        const row = firstRow + i;
        // What is a text in one of them is the same text in all.
        series.addPlace(stepAt < 0 ? step : store.value(row, stepAt), lineAt(i));
        if (valueAt < 0 || store.isSettled) series.values.push(value, 0);
        else series.values.pushCell(store, row, valueAt);
      }
    },
    rows() {
      const found = rowsOf(metrics);
      const rows = withoutRestored(found.rows, lastOf(metrics.get(RESTORED)));
      aside = found.aside;
      restored = rows.length < found.rows.length ? found.rows.at(-1)?.step : undefined;
      // Logged without a step, every value has step 0.
      const isNumbered = rows.length === 1 || rows.some(({ step }) => step !== rows[0]?.step);
      let stores = 0;
      const mayStore = (): boolean => {
        stores += 1;
        return stores <= MOST_STORES;
      };
      return rows.map(({ line, step, of, places }) => {
        const values = of.valuesAt(places, mayStore);
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
  return points;
}

/** An object a step and one a record take as long as to read the lines. Undefined where a step lacks one of the metrics. */
function blockOf(metrics: Metrics): TableRows | undefined {
  const all = [...metrics.values()];
  const [first] = all;
  if (first === undefined) return undefined;
  const { length, steps, lines } = first;
  const isAlike = ({ name, values, steps: own }: MetricSeries): boolean =>
    !isApart(name, metrics) &&
    own.length === length &&
    values.others.size === 0 &&
    own.every((step, i) => step === steps[i] && (i === 0 || step > (steps[i - 1] as number)));
  if (!all.every(isAlike)) return undefined;
  const store = new RowStore(all.map(({ name }) => name));
  const cells = { ...createNumberCells(all.length), width: all.length };
  for (let row = 0; row < length; row += 1) {
    all.forEach(({ values }, column) => values.copy(row, cells, column));
    store.add(cells, 1);
  }
  return {
    rows: length,
    lineAt: (row) => lines[row] as number,
    selection: selectAll(store),
    firstRow: 0,
    epochAt: (row) => steps[row] as number,
    stepAt: undefined,
    unread: [],
  };
}

/**
 * A metric whose steps do not always rise was logged by several trainings into one run, or without steps: each stretch
 * of rising steps goes with the same stretch of the other metrics. One with more of them than the loss has steps of its own.
 */
function rowsOf(metrics: Metrics): { readonly rows: readonly OpenRow[]; readonly aside: number } {
  const rows: OpenRow[] = [];
  /** Made when they are first needed: metrics mostly have the same steps in the same order. */
  let byStep: Map<number, OpenRow>[] | undefined;
  const none = new MetricSet([]);
  // An array that grows from none has room for seventeen.
  const blank = Array.from({ length: Math.min(metrics.size, MOST_ROOM) }, () => 0);
  const most = stretchesOfLoss(metrics);
  let aside = 0;
  for (const [name, series] of metrics) {
    const own = stretchesOf(series);
    if ((own.at(-1) ?? 0) > most || isApart(name, metrics)) {
      aside += series.length;
      continue;
    }
    const isFirst = rows.length === 0;
    for (let index = 0; index < series.length; index += 1) {
      const [step, stretch] = [series.steps[index] as number, own[index] as number];
      let row = isFirst ? undefined : rows[index];
      if (!isFirst && (row?.step !== step || row.stretch !== stretch)) {
        byStep ??= rowsByStep(rows);
        row = byStep[stretch]?.get(step);
      }
      if (row === undefined) {
        const line = series.lines[index] as number;
        row = { line, stretch, step, of: none, places: blank.slice() };
        rows.push(row);
        if (byStep !== undefined) (byStep[stretch] ??= new Map<number, OpenRow>()).set(step, row);
      }
      // A step that is no number may come twice.
      if (row.of.metrics.at(-1) !== series) row.of = row.of.with(series);
      row.places[row.of.metrics.length - 1] = index;
    }
  }
  rows.sort((a, b) => a.stretch - b.stretch || a.step - b.step);
  const kept = rows.filter(({ of }) => of.hasLoss);
  if (kept.length === 0) return { rows, aside };
  for (const { of } of rows) aside += of.metrics.length;
  for (const { of } of kept) aside -= of.metrics.length;
  return { rows: kept, aside };
}

const MOST_ROOM = 8;

function rowsByStep(rows: readonly OpenRow[]): Map<number, OpenRow>[] {
  const found: Map<number, OpenRow>[] = [];
  for (const row of rows) (found[row.stretch] ??= new Map<number, OpenRow>()).set(row.step, row);
  return found;
}

function isApart(name: string, metrics: Metrics): boolean {
  if (name.startsWith(SYSTEM)) return true;
  return name.startsWith(EVALUATED) && metrics.has(name.slice(EVALUATED.length));
}

function stretchesOfLoss(metrics: Metrics): number {
  const loss = metrics.get("loss");
  if (loss !== undefined) return stretchesOf(loss).at(-1) ?? 0;
  let most = -1;
  for (const series of metrics.values()) {
    if (series.isLoss) most = Math.max(most, stretchesOf(series).at(-1) ?? 0);
  }
  return most < 0 ? Number.POSITIVE_INFINITY : most;
}

/** 0 for every point where no step comes twice, in whatever order they were logged. */
function stretchesOf({ steps }: MetricSeries): readonly number[] {
  const rise = steps.every((step, index) => index === 0 || step > (steps[index - 1] as number));
  if (rise || new Set(steps).size === steps.length) return steps.map(() => 0);
  let stretch = 0;
  return steps.map((step, index) => {
    if (index > 0 && step <= (steps[index - 1] as number)) stretch += 1;
    return stretch;
  });
}

function lastOf(series: MetricSeries | undefined): number | undefined {
  return series?.at(series.length - 1).value;
}

/**
 * With EarlyStopping, MLflow logs the epoch of the best weights once more in the end, at the step after the last one
 * (mlflow `tensorflow/__init__.py`, `_log_early_stop_callback_metrics`).
 */
function withoutRestored(rows: readonly OpenRow[], epoch: number | undefined): readonly OpenRow[] {
  const last = rows.at(-1);
  const best = rows.findLast((row) => row.step === epoch && row !== last);
  if (last === undefined || best === undefined) return rows;
  const textOf = ({ of, places }: OpenRow, series: MetricSeries): string | undefined => {
    const at = of.metrics.indexOf(series);
    return at < 0 ? undefined : series.at(places[at] as number).text;
  };
  const isSame = last.of.metrics.every((series) => textOf(best, series) === textOf(last, series));
  return isSame ? rows.slice(0, -1) : rows;
}
