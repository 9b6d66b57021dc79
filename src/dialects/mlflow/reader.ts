// The metric files of one run of MLflow, one after another → its rows as records.

import { Settler } from "../../lines/settle.ts";
import type { Line } from "../../lines/line.ts";
import type { Split } from "../../table/row.ts";
import type { FileFindings, FileReader } from "../dialect.ts";
import { emitRuns } from "../tables/emit-runs.ts";
import { BEYOND_POINTS, createMetricPoints, MAX_POINTS } from "../tables/metric-points.ts";
import { readMetricLine } from "./metric-line.ts";

/** Most metrics of one run, as of TensorBoard's tags. */
const MAX_METRICS = 1000;
/** Most bytes that are read of one metric: a million epochs take 35 MB. */
const MAX_LENGTH = 2 ** 26;
const MAX_LINE_LENGTH = 1024;

/** A file that is read by itself does not say which metric it holds. */
const NAMELESS = "metric";

/** `startFile` says of which metric the next bytes are. */
export function createMetricFileReader(findings: FileFindings): FileReader {
  const points = createMetricPoints();
  const notes: string[] = [];
  let name: string | undefined;
  let file = begin();
  let files = 0;
  let length = 0;
  let count = 0;

  const reject = ({ number, text }: Pick<Line, "number" | "text">, reason: string): void => {
    const where = name === undefined ? "" : `${name}: `;
    findings.reject({ line: number, text, reason: `${where}${reason}` });
  };

  function begin(): Settler {
    return new Settler({ onLine: understand, maxLength: MAX_LINE_LENGTH });
  }

  function understand(line: Line): void {
    if (!line.settled || line.text.trim() === "") return;
    if (line.unended === true) {
      reject(line, "the file ends in this line, which may be cut off");
      return;
    }
    const point = line.cut === true ? undefined : readMetricLine(line.text);
    if (point === undefined) reject(line, "no line of `time value step`");
    else if (count >= MAX_POINTS) reject(line, BEYOND_POINTS);
    else {
      count += 1;
      points.add({ key: name ?? NAMELESS, ...point, line: line.number });
    }
  }

  const endFile = (): void => {
    file.end();
    if (length > MAX_LENGTH) {
      const reason = `longer than ${MAX_LENGTH / 2 ** 20} MiB, the most that is read of a metric`;
      reject({ number: 0, text: "" }, reason);
    }
    file = begin();
    length = 0;
  };

  return {
    startFile(_split: Split, path: string) {
      endFile();
      files += 1;
      name = path;
    },
    push(chunk) {
      length += chunk.length;
      if (files <= MAX_METRICS && length <= MAX_LENGTH) file.push(chunk);
    },
    end() {
      endFile();
      const rows = points
        .rows()
        .map((row) => ({ ...row, line: name === undefined ? row.line : 0 }));
      notes.push(...emitRuns(new Map([["", rows]]), findings), ...points.notes());
      if (files > MAX_METRICS) {
        notes.push(`${files - MAX_METRICS} metrics beyond the first ${MAX_METRICS} were left out`);
      }
      if (name === undefined) {
        notes.push(
          "the file of a metric does not say its name: give the folder of its run instead",
        );
      }
    },
    writer: () => ({
      name: "MLflow run",
      keras: null,
      evidence: ["files of lines of `time value step`"],
    }),
    notes: () => notes,
  };
}
