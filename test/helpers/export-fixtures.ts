// Two runs of the corpus → the files of fixtures/exports, as W&B and MLflow would have written them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  chartOf,
  idOf,
  loggedRun,
  type LoggedRun,
  metricFilesOf,
  metricTableOf,
} from "./exports.ts";

/** The names that the runs have in the exports. */
const RUNS = [
  ["brisk-sea-1", "k2-051"],
  ["calm-lake-2", "k2-072"],
] as const;

/** Path below fixtures/exports → text. */
export function exportFixtures(): ReadonlyMap<string, string> {
  const runs = RUNS.map(([name, id]) => loggedRun(name, logged(id)));
  return new Map([
    ["wandb-chart.csv", chartOf(runs)],
    ["mlflow-metrics.csv", metricTableOf(runs)],
    ...runs.flatMap((run) => mlflowFolder(run)),
  ]);
}

function logged(id: string): string {
  const path = new URL(`../../fixtures/corpus/${id}/log.csv`, import.meta.url);
  return readFileSync(fileURLToPath(path), "utf8");
}

/** With what stands beside a run's metrics, and the metrics that MLflow's callback and its monitor add. */
function mlflowFolder(run: LoggedRun): [string, string][] {
  const folder = `mlruns/0/${idOf(run.name)}`;
  const files = [...metricFilesOf(run)];
  const evaluated = files
    .filter(([path]) => path.startsWith("metrics/val_"))
    .map(([path, text]): [string, string] => [
      path.replace("/val_", "/validation_"),
      text.replaceAll(/ \d+$/gm, " 0"),
    ]);
  const monitored: [string, string] = [
    "metrics/system/cpu_utilization_percentage",
    "1700000001250 12.5 0\n1700000011250 13.1 1\n1700000021250 12.9 2\n",
  ];
  const meta: [string, string] = [
    "meta.yaml",
    `lifecycle_stage: active\nrun_id: ${idOf(run.name)}\nrun_name: ${run.name}\n`,
  ];
  return [...files, ...evaluated, monitored, meta].map(([path, text]) => [
    `${folder}/${path}`,
    text,
  ]);
}
