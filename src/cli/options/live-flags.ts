// Flags for logs that are still being written.

import type { Flag } from "./flag.ts";

export const liveFlags: readonly Flag[] = [
  {
    key: "live",
    flags: "--live",
    help: "pass stdin through, with a line per epoch",
    commands: ["diagnose"],
    examples: { good: [], bad: [] },
  },
  {
    key: "follow",
    flags: "--follow",
    help: "watch a growing file, with a line per epoch",
    commands: ["diagnose"],
    examples: { good: [], bad: [] },
  },
  {
    key: "liveTo",
    flags: "--live-to <where>",
    rare: true,
    values: "file",
    help: "where the lines and the report go: stdout, stderr, tty or a file",
    commands: ["diagnose", "run"],
    examples: { good: ["stdout", "stderr", "tty", "ledger.txt"], bad: [""] },
  },
  {
    key: "reportTo",
    flags: "--report-to <where>",
    rare: true,
    values: "file",
    help: "where the report goes, if not with the lines (use tty with `2>/dev/null`)",
    commands: ["diagnose", "run"],
    examples: { good: ["stdout", "stderr", "tty", "report.txt"], bad: [""] },
  },
];
