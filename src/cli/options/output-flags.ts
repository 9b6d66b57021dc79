// Flags that say how results are printed.

import { formats } from "../../index.ts";
import type { FlagRecord } from "./flag.ts";
import { columnCount, formatChoice, oneOf } from "./readers.ts";

export const outputFlags = {
  format: {
    flags: "-f, --format <name[=path]>",
    help: formats.map(({ id }) => id).join(", "),
    values: formats.map(({ id }) => id),
    inFile: "texts",
    fallback: "text",
    read: formatChoice,
    commands: ["diagnose", "run", "check"],
    repeatable: true,
  },
  rowFormat: {
    flags: "-f, --format <name>",
    help: "table, csv, json or ndjson",
    ...oneOf(["table", "csv", "json", "ndjson"]),
    commands: ["parse"],
  },
  pageFormat: {
    flags: "-f, --format <name>",
    help: "text or md (Markdown)",
    ...oneOf(["text", "md"]),
    commands: ["explain"],
  },
  rejects: {
    flags: "--rejects",
    help: "list lines that look like data but could not be read",
    commands: ["parse"],
  },
  verbose: {
    flags: "-v, --verbose",
    help: "every row, every finding and what it rests on",
    inFile: "yes-no",
    commands: ["diagnose", "run", "check", "demo"],
  },
  quiet: {
    flags: "-q, --quiet",
    help: "one line per run",
    inFile: "yes-no",
    commands: ["diagnose", "run", "check"],
  },
  plot: {
    flags: "--plot",
    help: "draw the total and its parts as curves",
    inFile: "yes-no",
    commands: ["diagnose", "run", "demo"],
  },
  log: {
    flags: "--log",
    help: "print the log itself instead of its report",
    commands: ["demo"],
  },
  color: {
    flags: "--color <when>",
    help: "auto, always or never; overrides NO_COLOR",
    ...oneOf(["auto", "always", "never"]),
    rare: true,
    inFile: "text",
    fallback: "auto",
    commands: ["diagnose", "run", "check", "parse", "explain", "demo"],
  },
  ascii: {
    flags: "--ascii",
    help: "use ASCII characters only",
    rare: true,
    inFile: "yes-no",
    commands: ["diagnose", "run", "check", "parse", "explain", "demo"],
  },
  width: {
    flags: "--width <columns>",
    help: "columns of the output, 40 to 400 (the terminal's, else 79)",
    rare: true,
    inFile: "whole",
    fallback: "79",
    read: columnCount,
    commands: ["diagnose", "run", "check", "parse", "explain", "demo"],
  },
} satisfies Readonly<Record<string, FlagRecord>>;
