// Settings → the options of a command; the checks are loaded only when there is a value to check.

import type { Settings } from "../config/settings.ts";
import type { Checked } from "./check.ts";

export interface Options extends Checked {
  readonly live: boolean;
  readonly follow: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly plot: boolean;
  readonly ascii: boolean;
  readonly rejects: boolean;
  readonly log: boolean;
  readonly expectPenalty: boolean;
  readonly updateBaseline: boolean;
  readonly pruneBaseline: boolean;
}

const SWITCHES = [
  "live",
  "follow",
  "verbose",
  "quiet",
  "plot",
  "ascii",
  "rejects",
  "log",
  "expectPenalty",
  "updateBaseline",
  "pruneBaseline",
] as const;

export async function readOptions(settings: Settings): Promise<Options> {
  const raw = Object.fromEntries([...settings].map(([key, { value }]) => [key, value]));
  const withValue = Object.values(raw).some((value) => typeof value !== "boolean");
  const originOf = (key: string): string => settings.get(key)?.origin ?? `--${key}`;
  const checked = withValue ? (await import("./check.ts")).checkOptions(raw, originOf) : {};
  const switches = Object.fromEntries(SWITCHES.map((key) => [key, raw[key] === true]));
  return { ...checked, ...(switches as Record<(typeof SWITCHES)[number], boolean>) };
}
