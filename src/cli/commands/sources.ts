// Named files and folders → the sources to read: every file, and of a folder the TensorBoard runs in it.

import { statSync } from "node:fs";
import { normalize } from "node:path";

import type { RunFolder } from "../../source/run-folders.ts";

/** A file's path, `-`, or the event files of one run. */
export type Source = string | RunFolder;

/** A folder without runs stays a name: reading it says what is wrong with it. */
export async function* sourcesOf(files: readonly string[]): AsyncGenerator<Source> {
  for (const file of files.length === 0 ? ["-"] : files) {
    if (!isFolder(file)) {
      yield file;
      continue;
    }
    const { findRunFolders } = await import("../../source/run-folders.ts");
    const runs = await findRunFolders(normalize(file).replace(/(?<=[^/\\])[/\\]+$/, ""));
    if (runs.length === 0) yield file;
    else yield* runs;
  }
}

function isFolder(path: string): boolean {
  try {
    return path !== "-" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
