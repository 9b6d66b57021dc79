// Flags for logs that are still being written.

import type { FlagRecord } from "./flag.ts";
import { file } from "./readers.ts";

export const liveFlags = {
  live: {
    flags: "--live",
    help: "pass stdin through, with a line per epoch",
    commands: ["diagnose"],
  },
  follow: {
    flags: "--follow",
    help: "watch a growing file, with a line per epoch",
    commands: ["diagnose"],
  },
  liveTo: {
    flags: "--live-to <where>",
    rare: true,
    values: "file",
    help: "where the lines and the report go: stdout, stderr, tty or a file",
    read: file,
    commands: ["diagnose", "run"],
  },
  reportTo: {
    flags: "--report-to <where>",
    rare: true,
    values: "file",
    help: "where the report goes, if not with the lines (use tty with `2>/dev/null`)",
    read: file,
    commands: ["diagnose", "run"],
  },
} satisfies Readonly<Record<string, FlagRecord>>;
