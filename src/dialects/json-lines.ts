// One JSON object a line (RemoteMonitor, W&B and MLflow exports, loggers of one's own) → records.

import type { Line } from "../lines/line.ts";
import { FormatError } from "./format-error.ts";
import type { Findings, LineDialect, LineReader, Understood } from "./dialect.ts";
import { parseJson } from "./tables/json-reader.ts";
import {
  BEYOND_POINTS,
  createMetricPoints,
  MAX_POINTS,
  type MetricPoint,
  metricPoint,
} from "./tables/metric-points.ts";
import { createFileSearch } from "./printers/search.ts";
import { objectPieces } from "./tables/row-pieces.ts";
import { createRowSeries } from "./tables/row-series.ts";
import { isRow, tableRow } from "./tables/table-row.ts";
import { addAll } from "./tables/read-tree.ts";
import { addTaken, createTableLayouts } from "./tables/table-layouts.ts";
import { type Dict, isDict } from "./tables/tree.ts";
import { createUnreadCells } from "./tables/unread.ts";

/** Most rows that are taken at once. */
const MOST_ROWS = 2 ** 12;

export const jsonLines: LineDialect = {
  id: "json-lines",
  title: "JSON lines",
  input: "lines",
  numbers: "full",
  doc: {
    writer: "`keras.callbacks.RemoteMonitor`, exports of W&B and MLflow, `print(json.dumps(logs))`",
    quirks: [
      "epochs that start at 0 are shown from 1, as `fit` prints them; without any, rows are counted",
      "lines of `key`, `value` and `step` (MLflow) are put together, a row a step",
      "rows of one epoch that differ in `iter`, `step` or `batch`, and rows with a step and no epoch, are counted in iterations, as they are logged",
      "columns inside `logs`, `metrics`, `train`, `val` are read as if they stood outside; `mode`, `split` or `phase` says of what data a row is",
      "arrays, histograms and text are counted and left out; other lines may stand in between",
    ],
  },
  samples: [
    {
      text: '{"epoch": 0, "loss": 2.7980244159698486, "a_loss": 0.6285420656204224}\n{"epoch": 1, "loss": 2.673321008682251, "a_loss": 0.5931321382522583}\n',
      records: 2,
    },
    {
      text: '{"_step":0,"epoch":0,"loss":0.8506,"a_loss":1.4184,"gradients":{"_type":"histogram","bins":[1,2]}}\n{"_step":1,"epoch":1,"loss":"NaN","a_loss":1.4186,"val_loss":0.5}\n',
      records: 2,
    },
    {
      text: '{"key":"loss","value":2.9814,"step":0,"timestamp":1700000000000}\n{"key":"loss","value":2.7017,"step":1,"timestamp":1700000001000}\n{"key":"a_loss","value":0.5147,"step":0,"timestamp":1700000000000}\n{"key":"a_loss","value":0.3733,"step":1,"timestamp":1700000001000}\n',
      records: 2,
    },
  ],
  createRecognizer:
    () =>
    ({ text }) => {
      const dict = dictIn(text);
      if (dict === undefined || dict instanceof FormatError) return false;
      return metricPoint(dict) !== undefined || isRow(dict);
    },
  createReader,
};

/** The object that is all of the line; text that starts like one and is none; undefined for any other line. */
function dictIn(text: string, line = 1): Dict | FormatError | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined;
  try {
    const [dict, ...more] = parseJson(text, line);
    return isDict(dict) && more.length === 0 ? dict : undefined;
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

function createReader(findings: Findings): LineReader {
  const unread = createUnreadCells();
  const series = createRowSeries(findings);
  const layouts = createTableLayouts();
  const search = createFileSearch();
  let points = createMetricPoints();
  let pointCount = 0;
  const pointLike = new Map<Dict, MetricPoint | undefined>();
  const left: string[] = [];
  let name = "JSON lines";

  const understand = ({ text, number, unended }: Line): Understood => {
    const dict = dictIn(text, number);
    if (dict === undefined) return "other";
    if (dict instanceof FormatError) {
      return { rejected: unended === true ? "the file ends in this line" : dict.message };
    }
    const point = metricPoint(dict);
    if (point !== undefined) {
      if (pointCount >= MAX_POINTS) return { rejected: BEYOND_POINTS };
      pointCount += 1;
      points.add(point);
      name = "MLflow export";
      if (unended !== true) layouts.learn(number, () => objectPieces(text, dict));
      return "data";
    }
    if (dict.members.some(([member]) => member === "_step")) name = "W&B export";
    search.see(dict.members.map(([member]) => member));
    const row = tableRow(dict, unread);
    if (unended !== true) layouts.learn(number, () => objectPieces(text, dict));
    return series.add(row);
  };

  const pointOf = (like: Dict): MetricPoint | undefined => {
    if (!pointLike.has(like)) pointLike.set(like, metricPoint(like));
    return pointLike.get(like);
  };

  return {
    takeLines(bytes, start, limit, number) {
      // Those that are too many are rejects, one by one.
      if (pointCount + MOST_ROWS > MAX_POINTS) return undefined;
      const taken = layouts.take(bytes, start, limit, number);
      const point = taken?.like && pointOf(taken.like);
      if (taken === undefined || point === undefined) {
        return taken && addTaken(taken, series, findings, { bytes, start, unread });
      }
      pointCount += taken.rows;
      points.addRows(point, taken);
      return { end: taken.end(taken.rows - 1), lines: taken.rows };
    },
    line: (line) => (line.settled ? understand(line) : "other"),
    end() {
      addAll(points.table(), series, unread, (line, reason) =>
        findings.reject({ line, text: "", reason }),
      );
      left.push(...points.notes());
      points = createMetricPoints();
      pointCount = 0;
    },
    writer: () => search.writer({ name, keras: null, evidence: ["one JSON object a line"] }),
    notes: () => [...search.notes(), ...unread.notes(), ...left, ...series.notes()],
  };
}
