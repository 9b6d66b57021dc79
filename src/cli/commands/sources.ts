// Named files, patterns and folders → the sources to read, what of them is left out, and what stands in the way.

import { existsSync, statSync } from "node:fs";
import { extname, normalize, relative, sep } from "node:path";

import type { Found, Source } from "../../source/run-folders.ts";
import { type Failure, failure } from "../errors.ts";
import { count, names } from "../error-words.ts";

/** Stands for what is piped in. */
export const STDIN = "-";

/** Begins the name of a log that is no file but what a program prints. */
export const PRINTED_BY = "stdout of ";

export interface Note {
  readonly source: string;
  readonly note: string;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly notes: readonly Note[];
  /** Told after what could be read. */
  readonly failures: readonly Failure[];
  /** Named folders, and how many of the sources are in each. */
  readonly folders: ReadonlyMap<string, number>;
}

export async function findSources(files: readonly string[]): Promise<Sources> {
  const sources: Source[] = [];
  const notes: Note[] = [];
  const failures: Failure[] = [];
  const folders = new Map<string, number>();
  for (const file of files.length === 0 ? [STDIN] : files) {
    if (isFolder(file)) {
      const { byPath, findLogs } = await import("../../source/run-folders.ts");
      const folder = normalize(file).replace(/(?<=[^/\\])[/\\]+$/, "");
      const found = await findLogs(folder);
      const inside: Source[] = [...found.runs, ...found.logs.map((path) => ({ path, folder }))];
      sources.push(...inside.toSorted((a, b) => byPath(a.path, b.path)));
      for (const note of leftOut(folder, found)) notes.push({ source: folder, note });
      failures.push(...stopped(folder, found));
      folders.set(folder, inside.length);
    } else if (isPattern(file)) {
      const { filesLike } = await import("../../source/files-like.ts");
      const limits = { tooDeep: null, tooMany: null };
      const like = await filesLike(sep === "\\" ? file.replaceAll("\\", "/") : file, limits);
      failures.push(...stopped(file, { limits }));
      if (like.length === 0) failures.push(failure("no-match", { pattern: file }));
      sources.push(...like.map((path) => ({ path })));
    } else sources.push({ path: file });
  }
  return { sources: await joined(sources), notes, failures, folders };
}

/** Of one source there is nothing to join; most logs are read alone. */
async function joined(sources: readonly Source[]): Promise<readonly Source[]> {
  if (sources.length < 2) return sources;
  const { joinedRuns } = await import("../../source/run-folders.ts");
  return joinedRuns(sources);
}

export function were(list: readonly unknown[]): string {
  return list.length === 1 ? "was" : "were";
}

const MOST_ENDINGS = 6;

function* leftOut(folder: string, { runs, beside, special, others }: Found): Generator<string> {
  const inside = (paths: readonly string[]): string =>
    names(paths.map((path) => relative(folder, path)));
  if (special.length > 0)
    yield `${special.length === 1 ? "1 pipe or device was" : `${special.length} pipes or devices were`} not read: ${inside(special)}`;
  if (beside.length > 0)
    yield `${count(beside.length, "file")} beside the records of a run ${were(beside)} not read: ${inside(beside)}`;
  // Where there are runs of TensorBoard or MLflow, nobody looks for other logs.
  if (runs.length > 0 || others.length === 0) return;
  const endings = new Map<string, number>();
  for (const path of others) {
    const ending = extname(path) || "without an ending";
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  }
  const sorted = [...endings].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = sorted.slice(0, MOST_ENDINGS).map(([ending, amount]) => `${amount} ${ending}`);
  const more = sorted.length > shown.length ? " and others" : "";
  yield `${count(others.length, "file")} ${were(others)} not read, as logs have other names: ${shown.join(", ")}${more}`;
}

function* stopped(folder: string, { limits }: Pick<Found, "limits">): Generator<Failure> {
  const { tooDeep, tooMany } = limits;
  if (tooMany !== null) yield failure("too-many-entries", { path: folder, at: tooMany });
  if (tooDeep !== null) yield failure("too-deep", { path: folder, at: tooDeep });
}

/** A name with `*`, `?`, `[` or `{` that no file has: the shell did not expand it, as those of Windows never do. */
function isPattern(name: string): boolean {
  return /[*?[{]/.test(name) && !existsSync(name);
}

function isFolder(path: string): boolean {
  try {
    return path !== STDIN && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
