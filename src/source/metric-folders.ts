// The files of a walk through folders → the runs of MLflow among them, each with the files of its metrics.

import { closeSync, openSync, readSync } from "node:fs";
import { dirname, relative, sep } from "node:path";

/** One metric of a run, by the path of its file below `metrics`. */
export interface MetricFile {
  readonly path: string;
  readonly name: string;
}

/** Files of one run that are opened, to see whether they are metrics, and to read them; one more than the reader takes, so that it can say so. */
const MAX_TRIED = 4;
const MAX_FILES = 1001;

const HEAD = 128;
const FIRST_LINE = /^\d{10,16} \S+(?: -?\d+(?: \S+ \S+)?)?\r?\n/;

/** Run → its metrics by name; `files`: every file in a folder called `metrics`, or in folders of that, and that folder. */
export function metricRuns(
  files: Iterable<{ readonly path: string; readonly metrics: string }>,
): ReadonlyMap<string, readonly MetricFile[]> {
  const folders = new Map<string, MetricFile[]>();
  for (const { path, metrics } of files) {
    const name = relative(metrics, path).replaceAll(sep, "/");
    const known = folders.get(metrics);
    if (known === undefined) folders.set(metrics, [{ path, name }]);
    else known.push({ path, name });
  }
  const runs = new Map<string, readonly MetricFile[]>();
  for (const [metrics, found] of folders) {
    const sorted = found.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MAX_FILES);
    if (sorted.slice(0, MAX_TRIED).some(({ path }) => isMetric(path))) {
      runs.set(dirname(metrics), sorted);
    }
  }
  return runs;
}

/** By its first line; a file that may not be read is none. */
function isMetric(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const head = Buffer.alloc(HEAD);
    return FIRST_LINE.test(head.toString("latin1", 0, readSync(file, head)));
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
