// Flags that say how results are printed.

import type { Flag } from "./flag.ts";

export const outputFlags: readonly Flag[] = [
  {
    key: "format",
    flags: "-f, --format <name[=path]>",
    help: "text, json, ndjson, csv, markdown, junit, sarif, github or gitlab; repeatable",
    environment: true,
    fallback: "text",
    commands: ["diagnose", "check"],
    repeatable: true,
    examples: {
      good: ["text", "json", "json=out.json", "ndjson=a=b.txt", "sarif=out.sarif", "github"],
      bad: ["", "xml", "json=", "sarfi"],
    },
  },
  {
    key: "rowFormat",
    flags: "-f, --format <name>",
    help: "table, csv, json or ndjson",
    commands: ["parse"],
    examples: { good: ["table", "csv", "json", "ndjson"], bad: ["", "text", "json=out.json"] },
  },
  {
    key: "pageFormat",
    flags: "-f, --format <name>",
    help: "text or md (Markdown)",
    commands: ["explain"],
    examples: { good: ["text", "md"], bad: ["", "html", "md=out.md"] },
  },
  {
    key: "rejects",
    flags: "--rejects",
    help: "list the lines that looked like data and were not understood",
    commands: ["parse"],
    examples: { good: [], bad: [] },
  },
  {
    key: "verbose",
    flags: "-v, --verbose",
    help: "every row, every cause that was tested, and why",
    environment: true,
    commands: ["diagnose", "check", "demo"],
    examples: { good: [], bad: [] },
  },
  {
    key: "quiet",
    flags: "-q, --quiet",
    help: "one line a run",
    environment: true,
    commands: ["diagnose", "check"],
    examples: { good: [], bad: [] },
  },
  {
    key: "log",
    flags: "--log",
    help: "print the log itself instead of its report",
    commands: ["demo"],
    examples: { good: [], bad: [] },
  },
  {
    key: "color",
    flags: "--color <when>",
    help: "auto, always or never; comes before NO_COLOR",
    environment: true,
    fallback: "auto",
    commands: ["diagnose", "check", "parse", "explain", "demo"],
    examples: { good: ["auto", "always", "never"], bad: ["", "yes"] },
  },
  {
    key: "ascii",
    flags: "--ascii",
    help: "no characters beyond ASCII",
    environment: true,
    commands: ["diagnose", "check", "parse", "explain", "demo"],
    examples: { good: [], bad: [] },
  },
  {
    key: "width",
    flags: "--width <columns>",
    help: "columns of the output, 40 to 400 (80)",
    environment: true,
    fallback: "80",
    commands: ["diagnose", "check", "parse", "explain", "demo"],
    examples: { good: ["40", "120"], bad: ["", "39", "401", "80.5", "wide"] },
  },
];
