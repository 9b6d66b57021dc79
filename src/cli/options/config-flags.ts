// Flags that say where settings come from.

import type { Flag } from "./flag.ts";

export const configFlags: readonly Flag[] = [
  {
    key: "config",
    flags: "--config <file>",
    help: "read settings from this file (`lossledger help config`)",
    values: "file",
    rare: true,
    environment: true,
    commands: ["diagnose", "run", "check", "parse"],
    examples: { good: ["ci/lossledger.json", "pyproject.toml"], bad: [""] },
  },
  {
    key: "noConfig",
    flags: "--no-config",
    help: "do not read a configuration file",
    rare: true,
    commands: ["diagnose", "run", "check", "parse"],
    examples: { good: [], bad: [] },
  },
  {
    key: "printConfig",
    flags: "--print-config",
    help: "print all settings and where each comes from",
    rare: true,
    commands: ["diagnose", "run", "check", "parse"],
    examples: { good: [], bad: [] },
  },
];
