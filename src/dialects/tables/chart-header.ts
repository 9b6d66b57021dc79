// The header of a chart that W&B exported → its axis, and of every other column the run and the metric.

import { splittings } from "./csv-cells.ts";
import { columnName, isEpochName, isLossColumn, isStepName } from "./names.ts";

export interface ChartColumn {
  readonly at: number;
  /** Empty where the chart does not say. */
  readonly run: string;
  readonly metric: string;
  /** Places of its `__MIN` and `__MAX`. */
  readonly bands: readonly number[];
}

export interface ChartHeader {
  readonly delimiter: string;
  readonly width: number;
  readonly axis: string;
  readonly columns: readonly ChartColumn[];
}

const AXIS = /^(?:relative time \((?:process|wall)\)|wall time)$/i;
const BAND = /__(?:MIN|MAX)$/;
/** Between a run's name and the metric's; a run's name may hold it too. */
const BETWEEN = " - ";

/** Undefined for a line that is no such header: it has no column with its band, and not only columns of runs beside a known axis. */
export function readChartHeader(text: string): ChartHeader | undefined {
  if (!text.includes("__M") && !text.includes(BETWEEN)) return undefined;
  for (const { delimiter, cells } of splittings(text)) {
    const [axis = "", ...names] = cells.map((cell) => cell.trim());
    const columns = columnsOf(names);
    const name = columnName(axis);
    const isAxis = AXIS.test(name) || isEpochName(name) || isStepName(name);
    const isChart =
      columns.some(({ bands }) => bands.length > 0) ||
      (isAxis && columns.every(({ run }) => run !== ""));
    if (isChart) return { delimiter, width: cells.length, axis: name, columns };
  }
  return undefined;
}

export function hasLoss({ columns }: ChartHeader): boolean {
  return columns.some(({ metric }) => isLossColumn(metric));
}

/** Runs of one name are told apart by a number: W&B lets several have it. */
function columnsOf(names: readonly string[]): ChartColumn[] {
  const known = new Set(names);
  const found = new Map<string, { count: number; bands: number[] }>();
  const columns: ChartColumn[] = [];
  names.forEach((name, index) => {
    const base = name.replace(BAND, "");
    if (base !== name && known.has(base)) {
      found.get(base)?.bands.push(index + 1);
      return;
    }
    const count = (found.get(name)?.count ?? 0) + 1;
    const bands: number[] = [];
    found.set(name, { count, bands });
    const end = name.lastIndexOf(BETWEEN);
    const run = end < 0 ? "" : name.slice(0, end);
    columns.push({
      at: index + 1,
      run: count === 1 ? run : `${run} (${count})`,
      metric: columnName(end < 0 ? name : name.slice(end + BETWEEN.length)),
      bands,
    });
  });
  return columns;
}
