// Named files, patterns and folders → the sources to read: every file, and of a folder the runs of TensorBoard and MLflow in it.

import { statSync } from "node:fs";
import { isAbsolute, normalize, sep } from "node:path";

import type { RunFolder } from "../../source/run-folders.ts";

/** A file's path, `-`, or the files of one run. */
export type Source = string | RunFolder;

/** Stands for what is piped in. */
export const STDIN = "-";

/** Begins the name of a log that is no file but what a program prints. */
export const PRINTED_BY = "stdout of ";

/** A folder without runs stays a name: reading it says what is wrong with it. */
export async function* sourcesOf(files: readonly string[]): AsyncGenerator<Source> {
  for (const file of files.length === 0 ? [STDIN] : files) {
    if (!isFolder(file)) {
      if (isPattern(file)) yield* filesLike(file);
      else yield file;
      continue;
    }
    const { findRunFolders } = await import("../../source/run-folders.ts");
    const runs = await findRunFolders(normalize(file).replace(/(?<=[^/\\])[/\\]+$/, ""));
    if (runs.length === 0) yield file;
    else yield* runs;
  }
}

/** A name with `*`, `?`, `[` or `{` that no file has: the shell did not expand it, as those of Windows never do. */
function isPattern(name: string): boolean {
  return /[*?[{]/.test(name) && statSync(name, { throwIfNoEntry: false }) === undefined;
}

/** The files, by name; the pattern itself where there are none, so that reading it says so. */
async function* filesLike(pattern: string): AsyncGenerator<string> {
  const { glob } = await import("tinyglobby");
  const slashes = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  const found = await glob(slashes, {
    absolute: isAbsolute(pattern),
    dot: true,
    expandDirectories: false,
  });
  if (found.length === 0) yield pattern;
  yield* found.toSorted((a, b) => (a < b ? -1 : 1));
}

function isFolder(path: string): boolean {
  try {
    return path !== STDIN && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
