// A folder → the runs of TensorBoard and of MLflow below it, each with its files.

import { promises } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

import { METRICS, metricRuns } from "./metric-folders.ts";

/** One file of a run; `name`: its path below the run's folder, or the metric that it holds. */
export interface RunFile {
  readonly path: string;
  readonly name: string;
  readonly split: "train" | "val";
}

/** A folder with event files, or with `train` and `validation` folders that have some; or a folder with MLflow's `metrics`. */
export interface RunFolder {
  readonly dialect: "tensorboard" | "mlflow";
  readonly path: string;
  /** Train before validation; event files of one split the oldest first, metrics by name. */
  readonly files: readonly RunFile[];
}

/** Deeper folders are not looked into, and no more entries than these are. */
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100_000;

/** The profiler leaves an empty file of such a name. */
const EVENTS = /^events\.out\.tfevents\.(?!.*profile-empty$)/;

/** What MLflow keeps in the folder of a run besides its metrics. */
const ARTIFACTS = "artifacts";
const RUN_FILE = "meta.yaml";

const SPLITS: ReadonlyMap<string, RunFile["split"]> = new Map([
  ["train", "train"],
  ["validation", "val"],
  ["val", "val"],
]);

const names = new Intl.Collator("en", { numeric: true });

/**
 * Runs in the order of their paths, numbers in them by value; none where there are no event files and no metrics. Links
 * to folders are not followed. Event files among the artifacts of an MLflow run are of the same training, and no run.
 */
export async function findRunFolders(root: string): Promise<readonly RunFolder[]> {
  const events = new Map<string, RunFile[]>();
  const logged: { readonly path: string; readonly metrics: string }[] = [];
  for await (const { path, metrics } of filesBelow(root)) {
    if (!EVENTS.test(basename(path))) {
      if (metrics !== undefined) logged.push({ path, metrics });
      continue;
    }
    const folder = dirname(path);
    const split = folder === root ? undefined : SPLITS.get(basename(folder));
    const run = split === undefined ? folder : dirname(folder);
    const file: RunFile = { path, name: relative(run, path), split: split ?? "train" };
    const files = events.get(run);
    if (files === undefined) events.set(run, [file]);
    else files.push(file);
  }
  const metrics = metricRuns(logged);
  const runs: RunFolder[] = [...metrics].map(([path, files]) => ({
    dialect: "mlflow",
    path,
    files: files.map((file) => ({ ...file, split: "train" })),
  }));
  for (const [path, files] of events) {
    if (isArtifact(path, metrics)) continue;
    runs.push({ dialect: "tensorboard", path, files: files.toSorted(byAge) });
  }
  return runs.toSorted((a, b) => names.compare(a.path, b.path) || (a.path < b.path ? -1 : 1));
}

function isArtifact(path: string, runs: ReadonlyMap<string, unknown>): boolean {
  const parts = path.split(sep);
  return parts.some(
    (part, index) => part === ARTIFACTS && runs.has(parts.slice(0, index).join(sep)),
  );
}

/** Every file, and the folder of metrics that it lies in; of a folder `metrics` in another the one beside a run's `meta.yaml`, else the inner one. */
async function* filesBelow(
  root: string,
): AsyncGenerator<{ readonly path: string; readonly metrics: string | undefined }> {
  let entries = 0;
  const first = basename(resolve(root)) === METRICS ? root : undefined;
  const waiting: Folder[] = [{ path: root, depth: 0, metrics: first, isSure: first !== undefined }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path: folder, depth, metrics, isSure } = next;
    // A folder that may not be read holds no runs for this user.
    const found = await promises.readdir(folder, { withFileTypes: true }).catch(() => []);
    const isRun = found.some(({ name }) => name === RUN_FILE);
    for (const entry of found) {
      entries += 1;
      if (entries > MAX_ENTRIES) return;
      if (entry.name.startsWith(".")) continue;
      const path = join(folder, entry.name);
      // A named pipe would keep one waiting.
      if (!entry.isDirectory()) yield { path, metrics: entry.isFile() ? metrics : undefined };
      else if (depth < MAX_DEPTH) {
        const isMetrics = entry.name === METRICS && !isSure;
        waiting.push({
          path,
          depth: depth + 1,
          metrics: isMetrics ? path : metrics,
          isSure: isSure || (isMetrics && isRun),
        });
      }
    }
  }
}

interface Folder {
  readonly path: string;
  readonly depth: number;
  readonly metrics: string | undefined;
  readonly isSure: boolean;
}

/** The name holds the second in which the file was begun: `events.out.tfevents.1700000000.host.1.0.v2`. */
function byAge(a: RunFile, b: RunFile): number {
  if (a.split !== b.split) return a.split === "train" ? -1 : 1;
  return names.compare(basename(a.path), basename(b.path)) || (a.path < b.path ? -1 : 1);
}
