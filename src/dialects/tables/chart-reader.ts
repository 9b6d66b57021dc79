// Settled lines of charts that W&B exported → the records of every run in them.

import type { Line } from "../../lines/line.ts";
import type { Printed } from "../../table/printed.ts";
import type { Findings, LineReader, Understood } from "../dialect.ts";
import { type ChartColumn, type ChartHeader, readChartHeader } from "./chart-header.ts";
import { csvNumber, isNothing } from "./csv-number.ts";
import { emitRuns } from "./emit-runs.ts";
import { isEpochName, isStepName } from "./names.ts";
import { mayBeCut, readTableLines } from "./table-lines.ts";
import { createUnreadCells } from "./unread.ts";

/** Cells of the charts of one log: fifty runs of 10,000 points, with their bands. About 550 MiB of memory without any bands. */
const MAX_CELLS = 2 ** 21;

interface OpenRow {
  readonly line: number;
  /** Place on the axis, by which the rows of several charts are sorted. */
  readonly at: number;
  epoch: number | null;
  step: number | null;
  readonly values: Map<string, Printed>;
}

/** One run's rows by their place on the axis, and by how often the chart had that place before. */
type OpenRun = Map<string, OpenRow>;

/**
 * Charts of the same axis one after another (`cat loss.csv a_loss.csv`) are put together by run and place, until a
 * column comes again: each chart of W&B holds one metric unless somebody put more into it.
 */
export function createChartReader(findings: Findings): LineReader {
  const unread = createUnreadCells();
  const notes: string[] = [];
  let header: ChartHeader | undefined;
  let runs = new Map<string, OpenRun>();
  let columns = new Set<string>();
  let places = new Map<number, number>();
  let cellCount = 0;
  let outside = 0;

  const flush = (): void => {
    const tables = new Map(
      [...runs].map(([name, rows]) => [name, [...rows.values()].toSorted((a, b) => a.at - b.at)]),
    );
    notes.push(...emitRuns(tables, findings));
    runs = new Map();
    columns = new Set();
    cellCount = 0;
  };

  const begin = (next: ChartHeader): void => {
    // W&B puts the steps of a run into every chart whose axis is another.
    const names = next.columns
      .filter(({ metric }) => !isEpochName(metric) && !isStepName(metric))
      .map(({ run, metric }) => JSON.stringify([run, metric]));
    if (next.axis !== header?.axis || names.some((name) => columns.has(name))) flush();
    for (const name of names) columns.add(name);
    header = next;
    places = new Map();
  };

  const rowFor = (run: string, at: number, before: number, line: number): OpenRow => {
    let rows = runs.get(run);
    if (rows === undefined) runs.set(run, (rows = new Map()));
    const place = `${at} ${before}`;
    let row = rows.get(place);
    if (row === undefined) {
      const epoch = isEpochName(header?.axis ?? "") ? at : null;
      const step = isStepName(header?.axis ?? "") ? at : null;
      rows.set(place, (row = { line, at, epoch, step, values: new Map() }));
    }
    return row;
  };

  const put = (row: OpenRow, { metric }: ChartColumn, printed: Printed): void => {
    if (isEpochName(metric)) row.epoch = printed.value;
    else if (isStepName(metric)) row.step = printed.value;
    else row.values.set(metric, printed);
  };

  const read = (cells: readonly string[], line: Line, chart: ChartHeader): Understood => {
    const { delimiter, width } = chart;
    const at = csvNumber(cells[0] ?? "", delimiter)?.value;
    if (at === undefined || !Number.isFinite(at)) {
      return { rejected: `no number as \`${chart.axis}\`` };
    }
    if (cellCount + width > MAX_CELLS) {
      return { rejected: `beyond the ${MAX_CELLS} cells that are read of charts` };
    }
    cellCount += width;
    const before = places.get(at) ?? 0;
    places.set(at, before + 1);
    for (const column of chart.columns) {
      const cell = cells[column.at] ?? "";
      if (isNothing(cell)) continue;
      const printed = csvNumber(cell, delimiter);
      if (printed === undefined) unread.add(column.metric, cell.trim());
      else if (column.at === width - 1 && mayBeCut(line)) {
        const reason = `the file ends in the value of \`${column.metric}\`, which may be cut off`;
        findings.reject({ line: line.number, text: line.text, reason });
      } else {
        put(rowFor(column.run, at, before, line.number), column, printed);
        if (column.bands.some((band) => isOther(cells[band], printed, delimiter))) outside += 1;
      }
    }
    return "data";
  };

  return {
    line: readTableLines({ readHeader: readChartHeader, begin, row: read }),
    end: flush,
    writer: () => ({
      name: "W&B chart",
      keras: null,
      evidence: ["columns are named `run - metric`, or stand with their `__MIN` and `__MAX`"],
    }),
    notes: () => [...new Set(notes), ...unread.notes(), ...bandNote(outside)],
  };
}

function isOther(cell: string | undefined, { value }: Printed, delimiter: string): boolean {
  const band = csvNumber(cell ?? "", delimiter)?.value;
  return band !== undefined && !Object.is(band, value);
}

function bandNote(outside: number): string[] {
  if (outside === 0) return [];
  const what = outside === 1 ? "1 value differs" : `${outside} values differ`;
  return [
    `${what} from \`__MIN\` or \`__MAX\`, which were left out: the chart shows averages there, of runs that were grouped or of points that lie close together`,
  ];
}
