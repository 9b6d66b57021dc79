// Files that are to be written → a message where one of them is read, too, or is written twice.

import {
  type BigIntStats,
  fstatSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import type { Source } from "../../source/run-folders.ts";
import { fail } from "../errors.ts";
import { namedInputs, type Options } from "../options/parsed.ts";
import { STDIN } from "./sources.ts";

interface Written {
  /** Told in a message: `--format json=report.json`, or `stdout`. */
  readonly name: string;
  readonly path: string | 1;
}

/** Outputs of one log that is being written: lines and the report may share a place. */
const STREAMS: ReadonlySet<string> = new Set(["stdout", "stderr", "tty"]);

/** Throws where an output is one of the files that are read, or two outputs are one. */
export function requireApart(options: Options, sources: readonly Source[]): void {
  const outputs = new Map<string, Written>();
  for (const output of writtenFiles(options)) {
    const place = placeOf(output.path);
    if (place === undefined) continue;
    const other = outputs.get(place);
    if (other !== undefined)
      throw fail("written-twice", {
        path: String(output.path),
        outputs: [other.name, output.name],
      });
    outputs.set(place, output);
  }
  if (outputs.size === 0) return;
  for (const path of readFiles(options, sources)) {
    const place = placeOf(path === STDIN ? 0 : path);
    const output = place === undefined ? undefined : outputs.get(place);
    if (output !== undefined) throw fail("overwritten", { output: output.name, path });
  }
}

function writtenFiles(options: Options): readonly Written[] {
  const { format = [], liveTo, reportTo, baseline, live, follow } = options;
  const files: Written[] = [];
  for (const { id, path } of format)
    if (path !== null) files.push({ name: `--format ${id}=${path}`, path });
  const add = (flag: string, path: string | undefined): void => {
    if (path !== undefined && !STREAMS.has(path)) files.push({ name: `${flag} ${path}`, path });
  };
  add("--live-to", liveTo);
  if (reportTo !== liveTo) add("--report-to", reportTo);
  if (options.updateBaseline || options.pruneBaseline) add("--baseline", baseline);
  // A log that is read while it grows by what is said of it never ends.
  if (live || follow) files.push({ name: "stdout", path: 1 });
  return files;
}

function* readFiles(options: Options, sources: readonly Source[]): Generator<string> {
  for (const source of sources) for (const { path } of source.files ?? [source]) yield path;
  const isWritten = options.updateBaseline || options.pruneBaseline;
  for (const [key, path] of namedInputs(options)) if (key !== "baseline" || !isWritten) yield path;
}

/** The same for every name of one file: links, hard links, `./`, and case where it makes no difference; undefined for devices and pipes. */
function placeOf(path: string | 0 | 1): string | undefined {
  const status = statusOf(path);
  if (status !== undefined) return status.isFile() ? `${status.dev}:${status.ino}` : undefined;
  return typeof path === "string" ? placeToBe(resolve(path)) : undefined;
}

function statusOf(path: string | 0 | 1): BigIntStats | undefined {
  try {
    return typeof path === "string"
      ? statSync(path, { bigint: true })
      : fstatSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** Links in a ring have no place. */
const MOST_LINKS = 40;

/** Of a file that is not there yet. */
function placeToBe(path: string, links = 0): string | undefined {
  if (links > MOST_LINKS) return undefined;
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    return placeToBe(resolve(dirname(path), readlinkSync(path)), links + 1);
  try {
    const place = join(realpathSync(dirname(path)), basename(path));
    const ignoresCase = process.platform === "darwin" || process.platform === "win32";
    return ignoresCase ? place.toLowerCase() : place;
  } catch {
    return path; // writing it will say what is wrong
  }
}
