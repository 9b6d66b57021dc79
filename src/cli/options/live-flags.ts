// Flags for logs that are still being written.

import type { Flag } from "./flag.ts";

export const liveFlags: readonly Flag[] = [
  {
    key: "live",
    flags: "--live",
    help: "pass stdin on at once, with a ledger line an epoch",
    commands: ["diagnose"],
    examples: { good: [], bad: [] },
  },
  {
    key: "follow",
    flags: "--follow",
    help: "a ledger line an epoch of a file that grows",
    commands: ["diagnose"],
    examples: { good: [], bad: [] },
  },
  {
    key: "liveTo",
    flags: "--live-to <where>",
    rare: true,
    values: "file",
    help: "where ledger lines and the report go: stdout, stderr, tty or a file",
    commands: ["diagnose", "run"],
    examples: { good: ["stdout", "stderr", "tty", "ledger.txt"], bad: [""] },
  },
  {
    key: "reportTo",
    flags: "--report-to <where>",
    rare: true,
    values: "file",
    help: "where the report goes, if elsewhere: with `2>/dev/null` tty",
    commands: ["diagnose", "run"],
    examples: { good: ["stdout", "stderr", "tty", "report.txt"], bad: [""] },
  },
];
