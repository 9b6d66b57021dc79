// Every dialect, in the order in which ties are broken.

import { asciinema } from "./asciinema.ts";
import { csvLogger } from "./csv-logger.ts";
import type { Dialect, FileDialect, Findings, LineDialect } from "./dialect.ts";
import { historyJson } from "./history-json.ts";
import { historyPickle } from "./history-pickle.ts";
import { jsonLines } from "./json-lines.ts";
import { kerasBar } from "./keras-bar.ts";
import { kerasLines } from "./keras-lines.ts";
import { mlflow } from "./mlflow.ts";
import { mlflowCsv } from "./mlflow-csv.ts";
import { createRowReader } from "./pairs/reader.ts";
import { printers } from "./printers/index.ts";
import { notebook } from "./notebook.ts";
import { PAIR_ROWS, pairs } from "./pairs.ts";
import { TABLE_ROWS, textTable } from "./text-table.ts";
import { printedHistory } from "./printed-history.ts";
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
  printedHistory,
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

/** Names that a log can be said to be of: those of formats, and those of programs. */
export const dialectNames: readonly string[] = [
  ...dialects.map(({ id }) => id),
  ...printers.flatMap(({ form, facts }) => (form === "files" ? [] : [facts.id])),
];

/** Of a program, the format it prints, with what is known of it. */
export function dialectNamed(name: string): Dialect | undefined {
  const found = dialects.find(({ id }) => id === name);
  const printer = printers.find(({ facts }) => facts.id === name);
  if (found !== undefined || printer === undefined || printer.form === "files") return found;
  const [dialect, rows] = printer.form === "pairs" ? [pairs, PAIR_ROWS] : [textTable, TABLE_ROWS];
  return {
    ...dialect,
    createReader: (findings: Findings) => createRowReader(findings, { ...rows, printer }),
  };
}
