// A folder → the runs of TensorBoard and of MLflow below it, each with its files, and the files that logs are called like.

import { basename, dirname, join, relative, resolve, sep } from "node:path";

import { metricRuns } from "./metric-folders.ts";
import { filesBelow, type WalkLimits } from "./walk.ts";

/** One file of a run; `name`: its path below the run's folder, or the metric that it holds. */
export interface RunFile {
  readonly path: string;
  readonly name: string;
  readonly split: "train" | "val";
}

/** What is read as one log. */
export interface Source {
  /** What it is known by: its file, the folder of a run, or `-` for what is piped in. */
  readonly path: string;
  /** The named folder that a file was found in: it may turn out to be no log. */
  readonly folder?: string;
  /** Those of a run, and how they are read. */
  readonly files?: readonly RunFile[];
  readonly dialect?: "tensorboard" | "mlflow";
}

/** A folder with event files, or with `train` and `validation` folders that have some; or a folder with MLflow's `metrics`. */
export interface RunFolder extends Source {
  readonly dialect: "tensorboard" | "mlflow";
  /** Train before validation; event files of one split the oldest first, metrics by name. */
  readonly files: readonly RunFile[];
}

/** What a folder holds; files in the order of their paths. */
export interface Found {
  /** Runs of TensorBoard and MLflow. */
  readonly runs: readonly RunFolder[];
  /** Files that logs are called like, outside of those runs. */
  readonly logs: readonly string[];
  /** The same among or beside the files of a run. */
  readonly beside: readonly string[];
  /** Called like any of these, and no files to read: pipes and devices. */
  readonly special: readonly string[];
  /** Other files outside of runs, which are not read. */
  readonly others: readonly string[];
  readonly limits: Readonly<WalkLimits>;
}

/** What programs call their logs, most by the ending; those of log rotation and of gzip may follow. */
const LOG =
  /(?:\.(?:log|txt|out|csv|tsv|jsonl?|ndjson|ipynb|cast|pkl|pickle|typescript)|^(?:log|typescript))(?:\.\d{1,4})?(?:\.gz)?$/i;

/** The profiler leaves an empty file of such a name. */
const EVENTS = /^events\.out\.tfevents\.(?!.*profile-empty$)/;

/** What MLflow keeps in the folder of a run besides its metrics. */
const ARTIFACTS = "artifacts";

/** Folders of one run; `eval` is that of TensorFlow's estimators and of its Object Detection. */
const SPLITS: ReadonlyMap<string, RunFile["split"]> = new Map([
  ["train", "train"],
  ["validation", "val"],
  ["val", "val"],
  ["valid", "val"],
  ["eval", "val"],
]);

const names = new Intl.Collator("en", { numeric: true });

/**
 * Paths in their order, numbers in them by value. Event files among the artifacts of an MLflow run are of the same
 * training, and no run.
 */
export async function findLogs(root: string): Promise<Found> {
  const events = new Map<string, RunFile[]>();
  const logged: { readonly path: string; readonly metrics: string }[] = [];
  const [logs, special, others]: [string[], string[], string[]] = [[], [], []];
  const limits: WalkLimits = { tooDeep: null, tooMany: null };
  for await (const { path, metrics, isRegular } of filesBelow(root, limits)) {
    const isEvents = EVENTS.test(basename(path));
    const isLog = !isEvents && LOG.test(basename(path));
    if (!isRegular) {
      if (isEvents || isLog) special.push(path);
      continue;
    }
    if (isEvents) addEvents(events, root, path);
    else {
      if (metrics !== undefined) logged.push({ path, metrics });
      (isLog ? logs : others).push(path);
    }
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
  const isBeside = besideAny(runs, root);
  return {
    runs: runs.toSorted((a, b) => byPath(a.path, b.path)),
    logs: logs.filter((path) => !isBeside(path)).toSorted(byPath),
    beside: logs.filter(isBeside).toSorted(byPath),
    special: special.toSorted(byPath),
    others: others.filter((path) => !isBeside(path)),
    limits,
  };
}

export function byPath(a: string, b: string): number {
  return names.compare(a, b) || (a < b ? -1 : 1);
}

function addEvents(events: Map<string, RunFile[]>, root: string, path: string): void {
  const folder = dirname(path);
  const split = folder === root ? undefined : SPLITS.get(basename(folder));
  const run = split === undefined ? folder : dirname(folder);
  const file: RunFile = { path, name: relative(run, path), split: split ?? "train" };
  const files = events.get(run);
  if (files === undefined) events.set(run, [file]);
  else files.push(file);
}

/**
 * Event files, and folders of them, that were named one by one: those in `train` and `validation` side by side are one run,
 * which stands where the first of them stood.
 */
export function joinedRuns(sources: readonly Source[]): readonly Source[] {
  const runs = new Map<string, { readonly path: string; readonly files: Map<string, RunFile> }>();
  const runOf = new Map<Source, string>();
  for (const source of sources) {
    for (const file of eventFilesOf(source)) {
      const split = SPLITS.get(basename(resolve(dirname(file))));
      if (split === undefined) continue;
      const path = join(dirname(file), "..");
      const run = runs.get(resolve(path)) ?? { path, files: new Map<string, RunFile>() };
      run.files.set(resolve(file), { path: file, name: relative(path, file), split });
      runs.set(resolve(path), run);
      runOf.set(source, resolve(path));
    }
  }
  const told = new Set<string>();
  return sources.flatMap((source): readonly Source[] => {
    const key = runOf.get(source) ?? "";
    const { path = "", files } = runs.get(key) ?? {};
    const sorted = [...(files?.values() ?? [])].toSorted(byAge);
    if (sorted[0]?.split === sorted.at(-1)?.split) return [source];
    if (told.has(key)) return [];
    told.add(key);
    return [{ dialect: "tensorboard", path, files: sorted }];
  });
}

/** The file itself, or those of a folder that holds them itself. */
function eventFilesOf({ path: own, files }: Source): readonly string[] {
  if (files === undefined) return EVENTS.test(basename(own)) ? [own] : [];
  const paths = files.map(({ path }) => path);
  return paths.every((path) => EVENTS.test(basename(path)) && dirname(path) === own) ? paths : [];
}

/** Whether a file lies in the folder of a run or in one below. */
function besideAny(runs: readonly RunFolder[], root: string): (path: string) => boolean {
  const folders = new Set(runs.map(({ path }) => path));
  return (path) => {
    if (folders.size === 0) return false;
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      if (folders.has(folder)) return true;
      if (folder === root || folder === dirname(folder)) return false;
    }
  };
}

function isArtifact(path: string, runs: ReadonlyMap<string, unknown>): boolean {
  const parts = path.split(sep);
  return parts.some(
    (part, index) => part === ARTIFACTS && runs.has(parts.slice(0, index).join(sep)),
  );
}

/** The name holds the second in which the file was begun: `events.out.tfevents.1700000000.host.1.0.v2`. */
function byAge(a: RunFile, b: RunFile): number {
  if (a.split !== b.split) return a.split === "train" ? -1 : 1;
  return names.compare(basename(a.path), basename(b.path)) || (a.path < b.path ? -1 : 1);
}
