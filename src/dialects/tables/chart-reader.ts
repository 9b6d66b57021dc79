// Settled lines of charts that W&B exported → the records of every run in them.

import type { Line } from "../../lines/line.ts";
import type { Printed } from "../../table/printed.ts";
import type { Writer } from "../../table/run.ts";
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
  return new ChartReader(findings);
}

class ChartReader implements LineReader {
  readonly line = readTableLines<ChartHeader>({
    readHeader: readChartHeader,
    begin: (next) => this.#begin(next),
    row: (cells, line, chart) => this.#read(cells, line, chart),
  });
  readonly #findings: Findings;
  readonly #unread = createUnreadCells();
  readonly #notes: string[] = [];
  #header: ChartHeader | undefined;
  #runs = new Map<string, OpenRun>();
  #columns = new Set<string>();
  /** How often the chart had each place. */
  #places = new Map<number, number>();
  #cellCount = 0;
  #outside = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  end(): void {
    const tables = new Map(
      [...this.#runs].map(([name, rows]) => [
        name,
        [...rows.values()].toSorted((a, b) => a.at - b.at),
      ]),
    );
    this.#notes.push(...emitRuns(tables, this.#findings));
    this.#runs = new Map();
    this.#columns = new Set();
    this.#cellCount = 0;
  }

  writer(): Writer {
    return {
      name: "W&B chart",
      keras: null,
      evidence: ["columns are named `run - metric`, or stand with their `__MIN` and `__MAX`"],
    };
  }

  notes(): readonly string[] {
    return [...new Set(this.#notes), ...this.#unread.notes(), ...bandNote(this.#outside)];
  }

  #begin(next: ChartHeader): void {
    // W&B puts the steps of a run into every chart whose axis is another.
    const names = next.columns
      .filter(({ metric }) => !isEpochName(metric) && !isStepName(metric))
      .map(({ run, metric }) => JSON.stringify([run, metric]));
    if (next.axis !== this.#header?.axis || names.some((name) => this.#columns.has(name)))
      this.end();
    for (const name of names) this.#columns.add(name);
    this.#header = next;
    this.#places = new Map();
  }

  #read(cells: readonly string[], line: Line, chart: ChartHeader): Understood {
    const { delimiter, width } = chart;
    const at = csvNumber(cells[0] ?? "", delimiter)?.value;
    if (at === undefined || !Number.isFinite(at)) {
      return { rejected: `no number as \`${chart.axis}\`` };
    }
    if (this.#cellCount + width > MAX_CELLS) {
      return { rejected: `beyond the ${MAX_CELLS} cells that are read of charts` };
    }
    this.#cellCount += width;
    const before = this.#places.get(at) ?? 0;
    this.#places.set(at, before + 1);
    for (const column of chart.columns) {
      const cell = cells[column.at] ?? "";
      if (isNothing(cell)) continue;
      const printed = csvNumber(cell, delimiter);
      if (printed === undefined) this.#unread.add(column.metric, cell.trim());
      else if (column.at === width - 1 && mayBeCut(line)) {
        const reason = `the file ends in the value of \`${column.metric}\`, which may be cut off`;
        this.#findings.reject({ line: line.number, text: line.text, reason });
      } else {
        put(this.#rowFor(column.run, at, before, line.number), column, printed);
        if (column.bands.some((band) => isOther(cells[band], printed, delimiter)))
          this.#outside += 1;
      }
    }
    return "data";
  }

  #rowFor(run: string, at: number, before: number, line: number): OpenRow {
    let rows = this.#runs.get(run);
    if (rows === undefined) this.#runs.set(run, (rows = new Map()));
    const place = `${at} ${before}`;
    let row = rows.get(place);
    if (row === undefined) {
      const axis = this.#header?.axis ?? "";
      const epoch = isEpochName(axis) ? at : null;
      const step = isStepName(axis) ? at : null;
      rows.set(place, (row = { line, at, epoch, step, values: new Map() }));
    }
    return row;
  }
}

function put(row: OpenRow, { metric }: ChartColumn, printed: Printed): void {
  if (isEpochName(metric)) row.epoch = printed.value;
  else if (isStepName(metric)) row.step = printed.value;
  else row.values.set(metric, printed);
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
