// Files of a named folder that turn out to be no logs → notes that name them, and folders in which none was one.

import { relative } from "node:path";

import type { Source } from "../../source/run-folders.ts";
import { count, names } from "../error-words.ts";
import { type ErrorId, type Failure, failure } from "../errors.ts";
import { type Note, type Sources, were } from "./sources.ts";

/** What may be said of a file in a folder without a log being missing: it was not named. */
const NO_LOG: ReadonlySet<ErrorId> = new Set([
  "empty",
  "binary",
  "refused",
  "no-losses",
  "no-total",
  "one-metric",
]);

export interface FilesLeftOut {
  /** Whether the error only says that a file of a folder is no log; it is kept for the notes. */
  leavesOut(source: Source | undefined, failure: Failure): boolean;
  /** Of the search for logs, and of what was passed over. */
  notes(): readonly Note[];
  failures(): readonly Failure[];
}

export function collectLeftOut({ notes, failures, folders }: Sources): FilesLeftOut {
  const left = new Map(folders);
  const passed = new Map<string, string[]>();
  return {
    leavesOut(source, { id }) {
      if (source?.folder === undefined || !NO_LOG.has(id)) return false;
      const { folder, path } = source;
      left.set(folder, (left.get(folder) ?? 0) - 1);
      const paths = passed.get(folder);
      if (paths === undefined) passed.set(folder, [relative(folder, path)]);
      else paths.push(relative(folder, path));
      return true;
    },
    notes: () => [
      ...[...passed].map(([source, paths]) => ({
        source,
        note: `${count(paths.length, "file")} without a row with a loss ${were(paths)} left out: ${names(paths)}`,
      })),
      ...notes,
    ],
    failures: () => [
      ...[...left].flatMap(([path, logs]) => (logs > 0 ? [] : [failure("no-logs", { path })])),
      ...failures,
    ],
  };
}
