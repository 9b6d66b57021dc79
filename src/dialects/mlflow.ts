// The metric files of a run that MLflow keeps in its folder → records.

import { type FileDialect, type Match } from "./dialect.ts";
import { readMetricLine } from "./mlflow/metric-line.ts";
import { createMetricFileReader } from "./mlflow/reader.ts";

/** A time, a float and a step have no more characters. */
const LINE = 128;
const [ZERO, NINE, LF, CR] = [0x30, 0x39, 0x0a, 0x0d];

export const mlflow: FileDialect = {
  id: "mlflow",
  title: "MLflow metric file",
  input: "bytes",
  numbers: "full",
  doc: {
    writer: "`mlflow.autolog()`, `mlflow.log_metric`, into `mlruns/EXPERIMENT/RUN/metrics`",
    quirks: [
      "a folder's runs are read: each is a folder with `metrics` in it, every file there (also in folders) a column, named by its path",
      "lines of `time value step`; the step, by MLflow's autologging of Keras the epoch from 0, is shown from 1",
      "steps that fall begin another run, as of a training that was begun anew; where every value has the same step, rows are counted",
      "metrics of the machine (`system/…`), evaluations logged without a step (`validation_…`) and values at steps without a loss are left out",
      "the epoch that EarlyStopping went back to, which MLflow logs once more in the end, is left out",
      "event files among the artifacts of such a run are the same training, and left out",
      "at most 1000 metrics of 64 MiB each, and 1,048,576 values; the last line of a file that does not end it is left out",
      "numbers are floats in full; the interval is half an ulp of the type that the column's numbers show, and never narrower than their digits allow",
    ],
  },
  samples: [
    { text: "1700000000000 2.5 0\n1700000001000 2.25 1\n1700000002000 nan 2\n", records: 3 },
    { text: "1700000000 2.5\n1700000001 2.25\n", records: 2 },
  ],
  matches,
  createReader: createMetricFileReader,
};

/** Its first line is told from any other by the thirteen digits in front. */
function matches(head: Uint8Array, isWhole: boolean): Match {
  const line = head.subarray(0, LINE);
  const end = line.findIndex((byte) => byte === LF || byte === CR);
  const first = line.subarray(0, end < 0 ? line.length : end);
  if (!first.subarray(0, 10).every((byte) => byte >= ZERO && byte <= NINE)) return "no";
  if (end < 0) return isWhole || line.length === LINE ? "no" : "unsure";
  return readMetricLine(new TextDecoder().decode(first)) === undefined ? "no" : "yes";
}
