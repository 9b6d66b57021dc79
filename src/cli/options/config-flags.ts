// Flags that say where settings come from.

import type { FlagRecord } from "./flag.ts";
import { file } from "./readers.ts";

export const configFlags = {
  config: {
    flags: "--config <file>",
    help: "read settings from this file (`lossledger help config`)",
    rare: true,
    environment: true,
    read: file,
    isInput: true,
    once: true,
    commands: ["diagnose", "run", "check", "parse"],
  },
  noConfig: {
    flags: "--no-config",
    help: "do not read a configuration file",
    rare: true,
    once: true,
    commands: ["diagnose", "run", "check", "parse"],
  },
  printConfig: {
    flags: "--print-config",
    help: "print all settings and where each comes from",
    rare: true,
    once: true,
    commands: ["diagnose", "run", "check", "parse"],
  },
} satisfies Readonly<Record<string, FlagRecord>>;
