// Every flag, in the order in which help prints them.

import { analysisFlags } from "./analysis-flags.ts";
import { checkFlags } from "./check-flags.ts";
import { configFlags } from "./config-flags.ts";
import type { CommandName, Flag } from "./flag.ts";
import { liveFlags } from "./live-flags.ts";
import { outputFlags } from "./output-flags.ts";

export const flags: readonly Flag[] = [
  ...liveFlags,
  ...checkFlags,
  ...analysisFlags,
  ...outputFlags,
  ...configFlags,
];

export function flagsOf(command: CommandName): readonly Flag[] {
  return flags.filter(({ commands }) => commands.includes(command));
}
