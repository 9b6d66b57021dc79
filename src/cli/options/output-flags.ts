// Flags that say how results are printed.

import { formats } from "../../index.ts";
import type { FlagRecord } from "./flag.ts";
import { columnCount, formatChoice, oneOf } from "./readers.ts";

export const outputFlags = {
  format: {
    flags: "-f, --format <name[=path]>",
    help: formats.map(({ id }) => id).join(", "),
    values: formats.map(({ id }) => id),
    environment: true,
    inFile: "texts",
    fallback: "text",
    read: formatChoice,
    commands: ["diagnose", "run", "check"],
    repeatable: true,
    examples: {
      good: ["text", "json", "json=out.json", "ndjson=a=b.txt", "sarif=out.sarif", "github"],
      bad: ["", "xml", "json=", "sarfi"],
    },
  },
  rowFormat: {
    flags: "-f, --format <name>",
    help: "table, csv, json or ndjson",
    ...oneOf(["table", "csv", "json", "ndjson"]),
    commands: ["parse"],
    examples: { good: ["table", "csv", "json", "ndjson"], bad: ["", "text", "json=out.json"] },
  },
  pageFormat: {
    flags: "-f, --format <name>",
    help: "text or md (Markdown)",
    ...oneOf(["text", "md"]),
    commands: ["explain"],
    examples: { good: ["text", "md"], bad: ["", "html", "md=out.md"] },
  },
  rejects: {
    flags: "--rejects",
    help: "list lines that look like data but could not be read",
    commands: ["parse"],
    examples: { good: [], bad: [] },
  },
  verbose: {
    flags: "-v, --verbose",
    help: "every row, every finding and what it rests on",
    environment: true,
    inFile: "yes-no",
    commands: ["diagnose", "run", "check", "demo"],
    examples: { good: [], bad: [] },
  },
  quiet: {
    flags: "-q, --quiet",
    help: "one line per run",
    environment: true,
    inFile: "yes-no",
    commands: ["diagnose", "run", "check"],
    examples: { good: [], bad: [] },
  },
  plot: {
    flags: "--plot",
    help: "draw the total and its parts as curves",
    environment: true,
    inFile: "yes-no",
    commands: ["diagnose", "run", "demo"],
    examples: { good: [], bad: [] },
  },
  log: {
    flags: "--log",
    help: "print the log itself instead of its report",
    commands: ["demo"],
    examples: { good: [], bad: [] },
  },
  color: {
    flags: "--color <when>",
    help: "auto, always or never; overrides NO_COLOR",
    ...oneOf(["auto", "always", "never"]),
    rare: true,
    environment: true,
    fallback: "auto",
    commands: ["diagnose", "run", "check", "parse", "explain", "demo"],
    examples: { good: ["auto", "always", "never"], bad: ["", "yes"] },
  },
  ascii: {
    flags: "--ascii",
    help: "use ASCII characters only",
    rare: true,
    environment: true,
    inFile: "yes-no",
    commands: ["diagnose", "run", "check", "parse", "explain", "demo"],
    examples: { good: [], bad: [] },
  },
  width: {
    flags: "--width <columns>",
    help: "columns of the output, 40 to 400 (the terminal's, else 79)",
    rare: true,
    environment: true,
    inFile: "whole",
    fallback: "79",
    read: columnCount,
    commands: ["diagnose", "run", "check", "parse", "explain", "demo"],
    examples: { good: ["40", "120"], bad: ["", "39", "401", "80.5", "wide"] },
  },
} satisfies Readonly<Record<string, FlagRecord>>;
