// What went wrong → what was seen, where, and how to go on: every message of the program stands in this table.

import type { ErrorData } from "./error-data.ts";
import { codeOf, count, names, REASONS, sizeText } from "./error-words.ts";

export type ErrorId = keyof ErrorData;

export interface Message {
  /** Where: a source, a flag. */
  readonly where: string;
  readonly seen: string;
  readonly next: string;
}

const PRINT_TOTAL =
  "print the total as well, which is what the optimizer gets; if a column is one, name it: `--total COLUMN`";

const messages: { readonly [Id in ErrorId]: (data: ErrorData[Id]) => Message } = {
  "missing-file": ({ path, command }) => ({
    where: path,
    seen: path.includes("\ufffd")
      ? "there is no such file, or its name is not UTF-8, and Node cannot open it"
      : "no such file or command",
    next: path.includes("\ufffd")
      ? "pipe it in: `lossledger < FILE`"
      : command === undefined
        ? "check the path, or pipe the log in: `python train.py 2>&1 | lossledger`"
        : `did you mean the command \`lossledger ${command}\`?`,
  }),
  directory: ({ path }) => ({
    where: path,
    seen: "this is a folder, and a file is needed here",
    next: "name a file in it; a folder of logs is read by `lossledger DIR`",
  }),
  "no-logs": ({ path }) => ({
    where: path,
    seen: "no log was found in this folder: no text with losses, no TensorBoard event files, no MLflow metrics",
    next: "if a log in it has an unusual name, name it: `lossledger FILE`",
  }),
  "no-match": ({ pattern }) => ({
    where: pattern,
    seen: "no file matches this pattern",
    next: "check the path; `**` stands for folders, `*` for any part of a name",
  }),
  "too-many-entries": ({ path, at }) => ({
    where: path,
    seen: `only its first 100,000 entries were looked at, up to \`${at}\``,
    next: "name the folders in it one by one",
  }),
  "too-deep": ({ path, at }) => ({
    where: path,
    seen: `folders below eight levels were not looked into, such as \`${at}\``,
    next: "name that folder, too",
  }),
  "no-permission": ({ path }) => ({
    where: path,
    seen: "the file may not be read by this user",
    next: "change its permissions, or pipe it in from a user who may read it",
  }),
  unreadable: ({ path, reason }) => ({
    where: path,
    seen: `the file could not be read: ${reason}`,
    next: "copy it to a local disk and try again",
  }),
  empty: ({ source }) => ({
    where: source,
    seen: "nothing in it: 0 bytes of text",
    next: "was the training's output sent there? Keras prints to stdout: `python train.py > train.log 2>&1`",
  }),
  binary: ({ source, kind, advice }) => ({
    where: source,
    seen: `not the text of a log: ${kind}`,
    next: advice ?? "give the text that the training printed",
  }),
  refused: ({ source, what, line, reason }) => ({
    where: line > 0 ? `${source}:${line}` : source,
    seen: `${what}: ${reason}`,
    next: "give `History.history`, a CSVLogger file, or the text that the training printed",
  }),
  "no-losses": ({ source, lines, rejected, looksLike, first, known }) => ({
    where: source,
    seen:
      `${count(lines, "line")}${looksLike === null ? "" : ` (it looks like ${looksLike})`} read and no row with a loss among them` +
      (first === "" ? "" : `; the first reads \`${first}\``) +
      (rejected === 0 ? "" : `; ${count(rejected, "line")} looked like data and could not be read`),
    next:
      rejected === 0
        ? (known ??
          "a row holds a total and its parts, such as `epoch 3 - loss: 9.2902 - a_loss: 0.0801`; other formats: docs/inputs.md")
        : "see which lines: `lossledger parse --rejects FILE`",
  }),
  "no-total": ({ source, columns, totals, next }) => ({
    where: source,
    seen: `no column is the total; the columns are ${names(columns)}`,
    next: totals.length > 0 ? `say which it is: \`--total ${totals[0]}\`` : (next ?? PRINT_TOTAL),
  }),
  "one-metric": ({ source }) => ({
    where: source,
    seen: "this is the file of one metric of MLflow, which does not say its name",
    next: "give the folder of its run: `lossledger mlruns/EXPERIMENT/RUN`",
  }),
  "only-total": ({ source, total, rows, runs, isKeras }) => ({
    where: source,
    seen: `${count(rows, "row")}${runs === 1 ? "" : ` in ${runs} runs`} with \`${total}\` and no component beside it, so there is nothing to reconcile it with`,
    next: `${isKeras ? "the report says how to make Keras print the components; " : ""}other columns can be named by \`--components a,b\``,
  }),
  "only-parts": ({ source, parts, rows, runs, next }) => ({
    where: source,
    seen: `${count(rows, "row")}${runs === 1 ? "" : ` in ${runs} runs`} with ${names(parts)} and no total, so there is nothing to compare the parts with`,
    next: next ?? PRINT_TOTAL,
  }),
  "no-rows-left": ({ source, range }) => ({
    where: source,
    seen: `no row is left of it by ${range}`,
    next: "see which rows there are: `lossledger parse FILE`",
  }),
  "unknown-column": ({ source, column, known, nearest }) => ({
    where: source,
    seen: `there is no column \`${column}\`; the columns are ${names(known)}`,
    next: nearest === undefined ? "name one of these" : `did you mean \`${nearest}\`?`,
  }),
  "unknown-cause": ({ cause, nearest, command }) => ({
    where: cause === "" ? command : cause,
    seen: command === "explain" ? "no cause or rule has this name" : "there is no such cause",
    next:
      nearest === undefined
        ? `list them all: \`lossledger explain\``
        : `did you mean \`lossledger ${command} ${nearest}\`?`,
  }),
  "unknown-command": ({ name, nearest, known }) => ({
    where: name,
    seen: "no command has this name",
    next: nearest === undefined ? `commands are ${names(known)}` : `did you mean \`${nearest}\`?`,
  }),
  "unknown-shell": ({ name, nearest, known }) => ({
    where: name === "" ? "completion" : name,
    seen: name === "" ? "no shell is named" : "there are no completions for this shell",
    next: nearest === undefined ? `shells are ${names(known)}` : `did you mean \`${nearest}\`?`,
  }),
  "no-example": ({ cause }) => ({
    where: cause,
    seen: "no log that shows it comes with the program",
    next: `read about it: \`lossledger explain ${cause}\``,
  }),
  "bad-weights": ({ source, reason, nearest }) => ({
    where: source,
    seen: reason,
    next:
      nearest !== undefined
        ? `did you mean \`${nearest}\`?`
        : "give one weight a component by name (`--weights a=1,b=0.2`), or all of them in the printed order",
  }),
  "bad-option": ({ flag, value, wrong }) => ({
    where: flag,
    seen: value === "" ? `the value is empty: ${wrong}` : `\`${value}\`: ${wrong}`,
    next: flag.startsWith("--")
      ? "every option and what it takes: `--help-all` after the command"
      : "see what holds and why: `lossledger check --print-config`",
  }),
  "bad-config": ({ path, key, wrong }) => ({
    where: key === "" ? path : `${path}: ${key}`,
    seen: wrong,
    next: "every key: `lossledger help config`; `--no-config` goes on without the file",
  }),
  "two-configs": ({ paths }) => ({
    where: paths[0] ?? "",
    seen: `${names(paths)} all configure lossledger in one directory`,
    next: "keep one of them, or name it: `--config FILE`",
  }),
  "unknown-variable": ({ name, nearest }) => ({
    where: name,
    seen: "there is no such setting for the environment",
    next:
      nearest === undefined
        ? "variables are named like flags: `LOSSLEDGER_MAX_RESIDUAL` for `--max-residual`"
        : `did you mean \`${nearest}\`?`,
  }),
  "no-command": () => ({
    where: "run",
    seen: "no command is named",
    next: "name the one that trains: `lossledger run -- python train.py`",
  }),
  "no-pipe": () => ({
    where: "--live",
    seen: "it needs a pipe, and nothing is piped in",
    next: "`python train.py 2>&1 | lossledger --live`; for a file that grows: `lossledger --follow FILE`",
  }),
  "cannot-run": ({ command, code }) => ({
    where: command,
    seen:
      code === "ENOENT"
        ? "no such command was found"
        : code === "EACCES"
          ? "it may not be executed"
          : `it cannot be started (${code})`,
    next: "the command that trains stands after `--`: `lossledger run -- python train.py`",
  }),
  "twice-stdout": ({ formats }) => ({
    where: "--format",
    seen: `${names(formats)} would all go to stdout`,
    next: "send all but one to a file: `--format text --format json=report.json`",
  }),
  damaged: ({ source, note }) => ({
    where: source,
    seen: `${note}; no row with a loss was in it`,
    next: "copy the file again from where it was written; `gzip -t FILE` tests it",
  }),
  "inflates-too-far": ({ source, limit }) => ({
    where: source,
    seen: `more than ${sizeText(limit)} of data are packed in it`,
    next: `if that is a log, take more: \`--max-inflated ${sizeText(4 * limit)}\``,
  }),
  "no-baseline": ({ path, why }) => ({
    where: path,
    seen: `the baseline could not be read: ${why}`,
    next: "make one of what fails now: `lossledger check --baseline FILE --update-baseline LOGS`",
  }),
  "bad-baseline": ({ path, key, wrong }) => ({
    where: path,
    seen: key === "" ? wrong : `\`${key}\`: ${wrong}`,
    next: "`lossledger help contracts` has the shape of a baseline; `--update-baseline` writes it",
  }),
  "baseline-needed": ({ flag }) => ({
    where: flag,
    seen: "there is no baseline to write to",
    next: "name it: `--baseline lossledger-baseline.json`",
  }),
  "written-twice": ({ path, outputs }) => ({
    where: path,
    seen: `this file would be written twice: by ${names(outputs)}`,
    next: "give each a file of its own",
  }),
  overwritten: ({ output, path }) => ({
    where: output,
    seen:
      output === "stdout"
        ? `the log \`${path}\` would be read while it is written`
        : `\`${path}\`, which is read, would be overwritten`,
    next: "write to another file",
  }),
  "cannot-write": ({ path, code }) => ({
    where: path,
    seen: `the report could not be written: ${REASONS.get(code)?.[0] ?? code}`,
    next: REASONS.get(code)?.[1] ?? "check that the directory exists and may be written to",
  }),
};

/** What a CliError is made of: that much of one can be sent to another thread. */
export type Failure = Pick<CliError, "id" | "data">;

/** Something the user can do something about. */
export class CliError extends Error {
  readonly id: ErrorId;
  readonly data: ErrorData[ErrorId];

  constructor(id: ErrorId, data: ErrorData[ErrorId]) {
    super(id);
    this.name = "CliError";
    this.id = id;
    this.data = data;
  }
}

/** The message for an error of the system that no command foresaw, such as a full disk behind stdout; undefined for a bug. */
export function asMessage(error: unknown): CliError | undefined {
  if (error instanceof CliError) return error;
  if (!(error instanceof Error) || !("syscall" in error) || error.syscall !== "write")
    return undefined;
  return fail("cannot-write", { path: "stdout", code: codeOf(error) });
}

/** Narrows at the call: `fail("empty", { source })` takes the data of that message only. */
export function fail<Id extends ErrorId>(id: Id, data: ErrorData[Id]): CliError {
  return new CliError(id, data);
}

/** The parts of a message, for reports that carry it. */
export function messageOf(error: CliError): Message {
  const make = messages[error.id] as (data: ErrorData[ErrorId]) => Message;
  return make(error.data);
}
