// A folder → the TensorBoard runs below it, each with its event files.

import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface EventFile {
  readonly path: string;
  readonly split: "train" | "val";
}

/** One run: a folder with event files, or with `train` and `validation` folders that have some. */
export interface RunFolder {
  readonly path: string;
  /** Train before validation; of one split the oldest file first. */
  readonly files: readonly EventFile[];
}

/** Deeper folders are not looked into, and no more entries than these are. */
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100_000;

/** The profiler leaves an empty file of such a name. */
const EVENTS = /^events\.out\.tfevents\.(?!.*profile-empty$)/;

const SPLITS: ReadonlyMap<string, EventFile["split"]> = new Map([
  ["train", "train"],
  ["validation", "val"],
  ["val", "val"],
]);

const names = new Intl.Collator("en", { numeric: true });

/** Runs in the order of their paths, numbers in them by value; none where there are no event files. Links to folders are not followed. */
export async function findRunFolders(root: string): Promise<readonly RunFolder[]> {
  const runs = new Map<string, EventFile[]>();
  for await (const path of eventFiles(root)) {
    const folder = dirname(path);
    const split = folder === root ? undefined : SPLITS.get(basename(folder));
    const run = split === undefined ? folder : dirname(folder);
    const files = runs.get(run);
    if (files === undefined) runs.set(run, [{ path, split: split ?? "train" }]);
    else files.push({ path, split: split ?? "train" });
  }
  return [...runs]
    .map(([path, files]) => ({ path, files: files.toSorted(byAge) }))
    .toSorted((a, b) => names.compare(a.path, b.path) || (a.path < b.path ? -1 : 1));
}

async function* eventFiles(root: string): AsyncGenerator<string> {
  let entries = 0;
  const waiting = [{ folder: root, depth: 0 }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { folder, depth } = next;
    // A folder that may not be read holds no runs for this user.
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      entries += 1;
      if (entries > MAX_ENTRIES) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !entry.name.startsWith(".")) {
          waiting.push({ folder: path, depth: depth + 1 });
        }
      } else if (EVENTS.test(entry.name)) yield path;
    }
  }
}

/** The name holds the second in which the file was begun: `events.out.tfevents.1700000000.host.1.0.v2`. */
function byAge(a: EventFile, b: EventFile): number {
  if (a.split !== b.split) return a.split === "train" ? -1 : 1;
  return names.compare(basename(a.path), basename(b.path)) || (a.path < b.path ? -1 : 1);
}
