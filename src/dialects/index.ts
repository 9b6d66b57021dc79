// Every dialect, in the order in which ties are broken.

import { asciinema } from "./asciinema.ts";
import { csvLogger } from "./csv-logger.ts";
import type { Dialect, FileDialect, LineDialect } from "./dialect.ts";
import { historyJson } from "./history-json.ts";
import { historyPickle } from "./history-pickle.ts";
import { jsonLines } from "./json-lines.ts";
import { kerasBar } from "./keras-bar.ts";
import { kerasLines } from "./keras-lines.ts";
import { mlflow } from "./mlflow.ts";
import { mlflowCsv } from "./mlflow-csv.ts";
import { notebook } from "./notebook.ts";
import { pairs } from "./pairs.ts";
import { textTable } from "./text-table.ts";
import { tensorboard } from "./tensorboard.ts";
import { wandbChart } from "./wandb-chart.ts";

export const lineDialects: readonly LineDialect[] = [
  kerasBar,
  kerasLines,
  wandbChart,
  mlflowCsv,
  csvLogger,
  jsonLines,
  textTable,
  pairs,
];

export const fileDialects: readonly FileDialect[] = [
  tensorboard,
  notebook,
  asciinema,
  historyJson,
  historyPickle,
  mlflow,
];

export const dialects: readonly Dialect[] = [...lineDialects, ...fileDialects];
