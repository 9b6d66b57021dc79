// What went wrong → what was seen, where, and how to go on: every message of the program stands in this table.

import {
  count,
  didYouMean,
  type Message,
  names,
  REASONS,
  type Counted,
  countedRows,
  whichTotal,
} from "./error-words.ts";
import { pages } from "./options/pages.ts";

type Path = { readonly path: string };
type Source = { readonly source: string };
type CountedSource = Source & Counted;
type Total = { readonly total: string; readonly isKeras: boolean };
type Parts = { readonly parts: readonly string[] };
type Unknown = { readonly name: string; readonly known: readonly string[] };
type BadOption = { readonly flag: string; readonly value: string; readonly wrong: string };
type Wrong = Path & { readonly key: string; readonly wrong: string };
type Refused = Source & { readonly what: string; readonly line: number; readonly reason: string };
/** How the program that printed it can be made to print a total. */
type Next = { readonly next?: string | undefined };
type NoTotal = Source &
  Next & {
    readonly columns: readonly string[];
    /** Columns that are named as totals are, where there is more than one. */
    readonly totals: readonly string[];
  };
type NoLosses = Source & {
  readonly lines: number;
  readonly rejected: number;
  readonly looksLike: string | null;
  readonly first: string;
  /** What is known of the program that printed it. */
  readonly known?: string | undefined;
};

const PRINT_TOTAL =
  "print the total too (the number that the optimizer gets); if a column is the total, name it: `--total COLUMN`";

export const messages = {
  "missing-file": ({ path, command }: Path & { readonly command?: string | undefined }) => ({
    where: path,
    seen: path.includes("\ufffd")
      ? "no such file, or its name is not UTF-8 and Node cannot open it"
      : "no such file or command",
    next: path.includes("\ufffd")
      ? "pipe it in: `lossledger < FILE`"
      : command === undefined
        ? "check the path, or pipe the log in: `python train.py 2>&1 | lossledger`"
        : `did you mean the command \`lossledger ${command}\`?`,
  }),
  directory: ({ path }: Path) => ({
    where: path,
    seen: "this is a folder, but a file is needed here",
    next: "name a file in it; `lossledger DIR` reads a folder of logs",
  }),
  "no-logs": ({ path }: Path) => ({
    where: path,
    seen: "no log in this folder: no text with losses, no TensorBoard event files, no MLflow metrics",
    next: "if a log in it has an unusual name, give that file: `lossledger FILE`",
  }),
  "no-match": ({ pattern }: { readonly pattern: string }) => ({
    where: pattern,
    seen: "no file matches this pattern",
    next: "check the path; `**` stands for folders, `*` for any part of a name",
  }),
  "too-many-entries": ({ path, at }: Path & { readonly at: string }) => ({
    where: path,
    seen: `only the first 100,000 entries were read, up to \`${at}\``,
    next: "name the folders in it one by one",
  }),
  "too-deep": ({ path, at }: Path & { readonly at: string }) => ({
    where: path,
    seen: `folders more than eight levels deep were skipped, such as \`${at}\``,
    next: "name that folder as well",
  }),
  "no-permission": ({ path }: Path) => ({
    where: path,
    seen: "no permission to read this file",
    next: "change its permissions, or pipe it in as a user who may read it",
  }),
  unreadable: ({ path, reason }: Path & { readonly reason: string }) => ({
    where: path,
    seen: `the file could not be read: ${reason}`,
    next: "copy it to a local disk and try again",
  }),
  empty: ({ source }: Source) => ({
    where: source,
    seen: "the log is empty",
    next: "check that the training writes there: `python train.py > train.log 2>&1`",
  }),
  binary: ({
    source,
    kind,
    advice,
  }: Source & { readonly kind: string; readonly advice: string | undefined }) => ({
    where: source,
    seen: `not a text log: ${kind}`,
    next: advice ?? "give the text that the training printed",
  }),
  refused: ({ source, what, line, reason }: Refused) => ({
    where: line > 0 ? `${source}:${line}` : source,
    seen: `${what}: ${reason}`,
    next: "give `History.history`, a CSVLogger file, or the text that the training printed",
  }),
  "no-losses": ({ source, lines, rejected, looksLike, first, known }: NoLosses) => ({
    where: source,
    seen:
      `${count(lines, "line")}${looksLike === null ? "" : ` (by its looks: ${looksLike})`} read, but no row with a loss` +
      (first === "" ? "" : `; the first is \`${first}\``) +
      (rejected === 0 ? "" : `; ${count(rejected, "line")} looked like data and could not be read`),
    next:
      rejected === 0
        ? (known ??
          "a row has a total and its parts, such as `epoch 3 - loss: 9.2902 - a_loss: 0.0801`; all formats: `lossledger help inputs`")
        : "list these lines: `lossledger parse --rejects FILE`",
  }),
  "no-total": ({ source, columns, totals, next }: NoTotal) => ({
    where: source,
    seen: `no column is the total; the columns are ${names(columns)}`,
    next: whichTotal(totals) ?? next ?? PRINT_TOTAL,
  }),
  "one-metric": ({ source }: Source) => ({
    where: source,
    seen: "this is the file of a single MLflow metric, without its name",
    next: "give the folder of the run: `lossledger mlruns/EXPERIMENT/RUN`",
  }),
  "only-total": ({ source, total, isKeras, ...told }: CountedSource & Total) => ({
    where: source,
    seen: `${countedRows(told)} with \`${total}\` but no component, so there is nothing to compare it with`,
    next: `${isKeras ? "the report says how to make Keras print them; " : ""}\`--components a,b\` names other columns`,
  }),
  "only-parts": ({ source, parts, next, ...told }: CountedSource & Next & Parts) => ({
    where: source,
    seen: `${countedRows(told)} with ${names(parts)} but no total, so there is nothing to compare them with`,
    next: next ?? PRINT_TOTAL,
  }),
  "no-whole-row": ({ source, total }: Source & { readonly total: string }) => ({
    where: source,
    seen: `no row has \`${total}\` and all of its parts, so there is nothing to compare`,
    next: "print them in one row, or name the parts that are printed with it: `--components a,b`",
  }),
  "no-rows-left": ({ source, range }: Source & { readonly range: string }) => ({
    where: source,
    seen: `${range} leaves no row of it`,
    next: "list its rows: `lossledger parse FILE`",
  }),
  "unknown-column": ({ source, name, known }: Source & Unknown) => ({
    where: source,
    seen: `there is no column \`${name}\`; the columns are ${names(known)}`,
    next: didYouMean(name, known, "name one of these"),
  }),
  "unknown-cause": ({
    name,
    known,
    command,
  }: Unknown & { readonly command: "explain" | "demo" }) => ({
    where: name === "" ? command : name,
    seen: command === "explain" ? "no such cause or rule" : "no such cause",
    next: didYouMean(name, known, "list them all: `lossledger explain`", `lossledger ${command} `),
  }),
  "unknown-page": ({ name, known }: Unknown) => ({
    where: name,
    seen: "no such command or page",
    next: didYouMean(
      name,
      [...known, ...pages],
      `commands are ${names(known)}; pages are ${names(pages)}`,
    ),
  }),
  "unknown-shell": ({ name, known }: Unknown) => ({
    where: name === "" ? "completion" : name,
    seen: name === "" ? "no shell is named" : "no completions for this shell",
    next: didYouMean(name, known, `shells are ${names(known)}`),
  }),
  "no-example": ({ cause }: { readonly cause: string }) => ({
    where: cause,
    seen: "there is no built-in log for it",
    next: `read about it: \`lossledger explain ${cause}\``,
  }),
  "bad-weights": ({
    source,
    reason,
    name,
    known,
  }: Source & Unknown & { readonly reason: string }) => ({
    where: source,
    seen: reason,
    next: didYouMean(
      name,
      known,
      "give weights by name (`--weights a=1,b=0.2`), or one for each component in printed order",
    ),
  }),
  "bad-option": ({ flag, value, wrong }: BadOption) => ({
    where: flag,
    seen: value === "" ? `no value: ${wrong}` : `\`${value}\`: ${wrong}`,
    next: flag.startsWith("--")
      ? "see all options and their values: `--help-all`"
      : "see all settings: `lossledger check --print-config`",
  }),
  "bad-config": ({ path, key, wrong }: Wrong) => ({
    where: key === "" ? path : `${path}: ${key}`,
    seen: wrong,
    next: "see all keys: `lossledger help config`; `--no-config` ignores the file",
  }),
  "two-configs": ({ paths }: { readonly paths: readonly string[] }) => ({
    where: paths[0] ?? "",
    seen: `${names(paths)} all configure lossledger in one directory`,
    next: "keep one of them, or name it: `--config FILE`",
  }),
  "unknown-variable": ({ name, known }: Unknown) => ({
    where: name,
    seen: "no such environment variable",
    next: didYouMean(
      name,
      known,
      "variables are named like flags: `LOSSLEDGER_MAX_RESIDUAL` for `--max-residual`",
    ),
  }),
  "no-command": () => ({
    where: "run",
    seen: "no command is named",
    next: "name the command that trains: `lossledger run -- python train.py`",
  }),
  "no-pipe": () => ({
    where: "--live",
    seen: "it needs a pipe, but nothing is piped in",
    next: "`python train.py 2>&1 | lossledger --live`; for a file that grows: `lossledger --follow FILE`",
  }),
  "cannot-run": ({ command, code }: { readonly command: string; readonly code: string }) => ({
    where: command,
    seen:
      code === "ENOENT"
        ? "no such command"
        : code === "EACCES"
          ? "no permission to execute it"
          : `it cannot be started (${code})`,
    next: "put the command that trains after `--`: `lossledger run -- python train.py`",
  }),
  "twice-stdout": ({ formats }: { readonly formats: readonly string[] }) => ({
    where: "--format",
    seen: `${names(formats)} would all go to stdout`,
    next: "send all but one to a file: `--format text --format json=report.json`",
  }),
  damaged: ({ source, note }: Source & { readonly note: string }) => ({
    where: source,
    seen: `${note}; it has no row with a loss`,
    next: "copy the file again from where it was written; `gzip -t FILE` tests it",
  }),
  "out-of-memory": ({ source, limit }: Source & { readonly limit: number }) => ({
    where: source,
    seen: `too large for the ${Math.round(limit / 2 ** 20)} MiB of memory that Node may take here`,
    next: "give it more: `NODE_OPTIONS=--max-old-space-size=8192 lossledger FILE`, or give a part of the log",
  }),
  "inflates-too-far": ({ source, limit }: Source & { readonly limit: number }) => ({
    where: source,
    seen: `it unpacks to more than ${limit / 2 ** 30} GiB`,
    next: "if it is a log, unpack it on the way: `gunzip -c FILE | lossledger`",
  }),
  "no-baseline": ({ path, why }: Path & { readonly why: string }) => ({
    where: path,
    seen: `the baseline could not be read: ${why}`,
    next: "create one from what fails now: `lossledger check --baseline FILE --update-baseline LOGS`",
  }),
  "bad-baseline": ({ path, key, wrong }: Wrong) => ({
    where: path,
    seen: key === "" ? wrong : `\`${key}\`: ${wrong}`,
    next: "see `lossledger help contracts` for the format; `--update-baseline` writes such a file",
  }),
  "baseline-needed": ({ flag }: { readonly flag: string }) => ({
    where: flag,
    seen: "no baseline file is given",
    next: "name it: `--baseline lossledger-baseline.json`",
  }),
  "written-twice": ({ path, outputs }: Path & { readonly outputs: readonly string[] }) => ({
    where: path,
    seen: `this file would be written twice: by ${names(outputs)}`,
    next: "give each its own file",
  }),
  overwritten: ({ output, path }: Path & { readonly output: string }) => ({
    where: output,
    seen:
      output === "stdout"
        ? `the log \`${path}\` would be read while it is written`
        : `\`${path}\`, which is read, would be overwritten`,
    next: "write to another file",
  }),
  "cannot-write": ({ path, code }: Path & { readonly code: string }) => ({
    where: path,
    seen: `it could not be written: ${REASONS.get(code)?.[0] ?? code}`,
    next: REASONS.get(code)?.[1] ?? "check that the directory exists and is writable",
  }),
} satisfies Readonly<Record<string, (data: never) => Message>>;
