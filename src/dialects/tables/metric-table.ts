// Settled lines of a table with one value of a metric a row, as MLflow exports it and loops of one's own write it → the records of every run in it.

import type { Line } from "../../lines/line.ts";
import type { Findings, LineReader, Understood } from "../dialect.ts";
import { splittings } from "./csv-cells.ts";
import { csvCount, csvNumber, isNothing } from "./csv-number.ts";
import { emitRuns } from "./emit-runs.ts";
import {
  BEYOND_POINTS,
  createMetricPoints,
  MAX_POINTS,
  type MetricPoints,
} from "./metric-points.ts";
import { isSplitName, prefixOfSplit } from "./names.ts";
import { mayBeCut, readTableLines } from "./table-lines.ts";
import { createUnreadCells } from "./unread.ts";

interface MetricHeader {
  readonly delimiter: string;
  readonly width: number;
  /** Places of the cells; of the run −1 without one. */
  readonly key: number;
  readonly value: number;
  readonly step: number;
  readonly run: number;
  readonly name: number;
  /** Of the word for the data. */
  readonly split: number;
}

const KEY = /^(?:key|metric|metric_name|name)$/i;
const VALUE = /^value$/i;
const STEP = /^(?:step|epoch|iteration)$/i;
const RUN = /^run[ _](?:id|uuid)$/i;
const NAME = /^(?:run|group|run_name)$/i;

/** MLflow puts this before a cell that a spreadsheet might take for a formula, such as a negative number (`CsvUtils.ts`). */
const GUARD = /^'(?=[-+])/;

/** Undefined for a line that does not name a metric's name, value and step. */
export function readMetricHeader(text: string): MetricHeader | undefined {
  if (!/step|epoch|iteration/i.test(text) || !/value/i.test(text)) return undefined;
  for (const { delimiter, cells } of splittings(text)) {
    const at = (name: RegExp): number => cells.findIndex((cell) => name.test(cell.trim()));
    const [key, value, step] = [at(KEY), at(VALUE), at(STEP)];
    if (key < 0 || value < 0 || step < 0) continue;
    const split = cells.findIndex((cell) => isSplitName(cell.trim()));
    return {
      delimiter,
      width: cells.length,
      key,
      value,
      step,
      run: at(RUN),
      name: at(NAME),
      split,
    };
  }
  return undefined;
}

export function createMetricTableReader(findings: Findings): LineReader {
  const unread = createUnreadCells();
  const notes: string[] = [];
  /** By identity; runs may have the same name. */
  let runs = new Map<string, { readonly name: string; readonly points: MetricPoints }>();
  let count = 0;
  /** MLflow has no column for the data. */
  let isOfMlflow = true;

  const flush = (): void => {
    const rows = new Map(
      [...runs].map(([id, { name, points }]) => [
        name === id ? id : `${name} (${id})`,
        points.rows(),
      ]),
    );
    notes.push(...emitRuns(rows, findings));
    for (const { points } of runs.values()) notes.push(...points.notes());
    runs = new Map();
    count = 0;
  };

  const pointsOf = (cells: readonly string[], { run, name }: MetricHeader): MetricPoints => {
    const label = cells[name]?.trim() ?? "";
    const id = cells[run]?.trim() ?? label;
    let found = runs.get(id);
    if (found === undefined) {
      found = { name: label === "" ? id : label, points: createMetricPoints() };
      runs.set(id, found);
    }
    return found.points;
  };

  const read = (cells: readonly string[], line: Line, table: MetricHeader): Understood => {
    const { delimiter } = table;
    const cell = (at: number): string => (cells[at] ?? "").trim().replace(GUARD, "");
    const named = cell(table.key);
    const key = named === "" ? "" : prefixOfSplit(cell(table.split)) + named;
    const step = csvCount(cell(table.step));
    if (key === "") return { rejected: "a value without the name of its metric" };
    if (step === null || !Number.isSafeInteger(step)) {
      return { rejected: "the step is no whole number" };
    }
    // A step may lack its end as well, and a value may be a number all the same.
    if (mayBeCut(line)) return { rejected: "the file ends in this line, which may be cut off" };
    const value = csvNumber(cell(table.value), delimiter);
    if (value === undefined) {
      if (!isNothing(cell(table.value))) unread.add(key, cell(table.value));
      return "data";
    }
    if (count >= MAX_POINTS) return { rejected: BEYOND_POINTS };
    count += 1;
    pointsOf(cells, table).add({ key, value, step, line: line.number });
    return "data";
  };

  const begin = ({ split, run }: MetricHeader): void => {
    isOfMlflow &&= split < 0 || run >= 0;
  };

  return {
    line: readTableLines({ readHeader: readMetricHeader, begin, row: read }),
    end: flush,
    writer: () => ({
      name: isOfMlflow ? "MLflow export" : "unknown",
      keras: null,
      isKeras: false,
      evidence: ["one value of a metric a row, with its step"],
    }),
    notes: () => [...new Set(notes), ...unread.notes()],
  };
}
