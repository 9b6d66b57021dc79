// Every flag, in the order in which help prints them.

import { analysisFlags } from "./analysis-flags.ts";
import { checkFlags } from "./check-flags.ts";
import { configFlags } from "./config-flags.ts";
import type { CommandName, Flag, FlagRecord } from "./flag.ts";
import { liveFlags } from "./live-flags.ts";
import { outputFlags } from "./output-flags.ts";

const records = {
  ...liveFlags,
  ...checkFlags,
  ...analysisFlags,
  ...outputFlags,
  ...configFlags,
};

export type FlagRecords = typeof records;

export const flags: readonly Flag[] = Object.entries<FlagRecord>(records).map(([key, record]) => ({
  key,
  ...record,
}));

export function flagsOf(command: CommandName): readonly Flag[] {
  return flags.filter(({ commands }) => commands.includes(command));
}
