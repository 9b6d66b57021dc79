// A folder → the files below it, and where the walk stopped.

import { promises, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";

/** Deeper folders are not looked into, and no more entries than these are. */
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100_000;

export interface WalkedFile {
  readonly path: string;
  /** The folder of MLflow's metrics that it lies in. */
  readonly metrics: string | undefined;
  /** A pipe or a device would keep one waiting, or never end. */
  readonly isRegular: boolean;
}

/** The first that was not looked into, or null. */
export interface WalkLimits {
  tooDeep: string | null;
  tooMany: string | null;
}

/** The folder in a run's folder in which every file is a metric. */
export const METRICS = "metrics";

/** What MLflow keeps in the folder of a run besides its metrics. */
const RUN_FILE = "meta.yaml";

interface Folder {
  readonly path: string;
  readonly depth: number;
  readonly metrics: string | undefined;
  readonly isSure: boolean;
}

/**
 * Every file that is not hidden; links to folders are not followed. Of a folder `metrics` in another the one beside a
 * run's `meta.yaml` counts, else the inner one. Says in `limits` where it stopped; a folder that is not wanted is not
 * looked into.
 */
export async function* filesBelow(
  root: string,
  limits: WalkLimits,
  isWanted: (folder: string) => boolean = () => true,
): AsyncGenerator<WalkedFile> {
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
      if (entries > MAX_ENTRIES) {
        limits.tooMany = folder;
        return;
      }
      if (entry.name.startsWith(".")) continue;
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) {
        const kind = entry.isFile() ? "file" : kindOf(path);
        if (kind !== "folder")
          yield { path, metrics: entry.isFile() ? metrics : undefined, isRegular: kind === "file" };
      } else if (!isWanted(path)) {
        continue;
      } else if (depth < MAX_DEPTH) {
        const isMetrics = entry.name === METRICS && !isSure;
        waiting.push({
          path,
          depth: depth + 1,
          metrics: isMetrics ? path : metrics,
          isSure: isSure || (isMetrics && isRun),
        });
      } else limits.tooDeep ??= path;
    }
  }
}

/** Of what is no file by its own name: a link may lead to one. One that leads nowhere, in a circle or where this user may not look is read like a file, which says so. */
function kindOf(path: string): "file" | "folder" | "other" {
  try {
    const status = statSync(path);
    if (!status.isFile()) return status.isDirectory() ? "folder" : "other";
  } catch {}
  return "file";
}
